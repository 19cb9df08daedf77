using FsCheck;
using FsCheck.Fluent;

namespace Rollback.Tests;

/// <summary>What a history without records says, held against another way to read it.</summary>
public sealed class DeploymentHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1+ 2+", "1")]
    [InlineData("1+ 2- 3+", "1")]
    [InlineData("1+ 2+ 3-", "2")]
    [InlineData("1+ 2+ 3x", "2")]
    [InlineData("1+ 2+ 3?", "2")]
    [InlineData("1+ 2+ 1+ 3+", "1")]
    [InlineData("1+ 2+ 3+ 1+ 4+", "1")]
    [InlineData("1+ 2+ 1+ 2+ 3+", "2")]
    [InlineData("1+ 1+", null)]
    [InlineData("1+", null)]
    [InlineData("", null)]
    public void The_way_back_leads_to_the_last_one_that_worked_and_was_not_left(string deployments, string? to)
    {
        var history = Parse(deployments);

        var choice = Choose(history, force: false);

        choice.To.ShouldBe(to is null ? null : $"web:{to}", choice.ToString());
    }

    [Theory]
    [InlineData("1+ 2+ 1+", nameof(PlannedStep.AlreadyThere), "web:2", "web:1")]
    [InlineData("1+ 2+ 1?", nameof(PlannedStep.Follow), "web:2", "web:1")]
    [InlineData("1+ 2+ 3+ 1?", nameof(PlannedStep.Follow), "web:3", "web:1")]
    public void A_way_back_is_not_followed_by_another(string deployments, string step, string from, string to)
    {
        var choice = Choose(Parse(deployments), force: false);

        (choice.Step.ToString(), choice.From, choice.To).ShouldBe((step, from, to));
    }

    [Fact]
    public void Force_goes_to_what_was_left() => Choose(Parse("1+ 2+ 1+"), force: true).To.ShouldBe("web:2");

    [Fact]
    public void The_choice_equals_that_of_an_independent_reading_for_every_history() =>
        Prop.ForAll(Histories(), deployments =>
        {
            foreach (var force in new[] { false, true })
            {
                var choice = Choose(deployments, force);
                (choice.Step, choice.To).ShouldBe(Reference(deployments, force), $"force {force}: {string.Join(' ', deployments.Reverse())}");
            }
        }).QuickCheckThrowOnFailure();

    // Success by success: what is beneath each on the path at that time, by going back from it instead of forward.
    private static (PlannedStep Step, string? To) Reference(IReadOnlyList<PastDeployment> newestFirst, bool force)
    {
        if (newestFirst.Count == 0)
            return (PlannedStep.Nothing, null);
        var successes = newestFirst.Where(one => one.End == PastEnd.Succeeded).Select(one => one.Version).Reverse().ToList();
        var newest = newestFirst[0];
        if (newest.End == PastEnd.RolledBack && newest.Version != successes.LastOrDefault() && successes.Count > 0)
            return (PlannedStep.AlreadyThere, successes[^1]);
        var standing = newest.End == PastEnd.Succeeded ? successes.Count - 2 : successes.Count - 1;
        var isReturn = newest.End is PastEnd.Succeeded or PastEnd.UnderWay && standing >= 0
            && Path(successes, standing).Skip(1).Contains(newest.Version) && successes[standing] != newest.Version;
        if (isReturn && !force)
            return (newest.End == PastEnd.Succeeded ? PlannedStep.AlreadyThere : PlannedStep.Follow, newest.Version);

        var candidates = force ? ((IEnumerable<string>)successes).Reverse() : Path(successes, successes.Count - 1);
        var to = candidates.FirstOrDefault(version => version != newest.Version);
        return to is null ? (PlannedStep.Nothing, null) : (PlannedStep.GoBack, to);
    }

    private static IEnumerable<string> Path(List<string> successes, int at)
    {
        while (at >= 0)
        {
            yield return successes[at];
            at = Beneath(successes, at);
        }
    }

    private static int Beneath(List<string> successes, int at)
    {
        for (var before = at - 1; before >= 0; before = Beneath(successes, before))
        {
            if (successes[before] == successes[at])
                return Beneath(successes, before);
        }
        return at - 1;
    }

    private static Choice Choose(IReadOnlyList<PastDeployment> newestFirst, bool force)
    {
        var newest = newestFirst.Count > 0 ? newestFirst[0] : null;
        var served = newestFirst.FirstOrDefault(one => one.End == PastEnd.Succeeded)?.Version;
        // A rolling service: after a return it is at what served before, else at what was deployed last.
        var current = newest?.End == PastEnd.RolledBack ? served ?? newest.Version : newest?.Version ?? "web:1";
        var standing = newest?.End switch { PastEnd.UnderWay => Standing.Deploying, PastEnd.Failed => Standing.Failed, _ => Standing.Settled };
        return new Chooser(new TargetState(current, standing, newestFirst), [], payload => payload.TaskDefinition).Choose(new Wish(null, null, force, Replace: false));
    }

    private static Arbitrary<IReadOnlyList<PastDeployment>> Histories() =>
        (from count in Gen.Choose(0, 12)
         from versions in Gen.Choose(1, 5).ArrayOf(count)
         from ends in Gen.Elements(PastEnd.Succeeded, PastEnd.Succeeded, PastEnd.Succeeded, PastEnd.RolledBack, PastEnd.Failed).ArrayOf(count)
         from underWay in Gen.Elements(true, false)
         select (IReadOnlyList<PastDeployment>)[.. versions.Select((version, at) => new PastDeployment($"web:{version}", underWay && at == count - 1 ? PastEnd.UnderWay : ends[at], Start.AddHours(at))).Reverse()])
        .ToArbitrary();

    private static IReadOnlyList<PastDeployment> Parse(string oldestFirst) =>
    [
        .. oldestFirst.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, at) => new PastDeployment(
            $"web:{text[..^1]}",
            text[^1] switch { '+' => PastEnd.Succeeded, '-' => PastEnd.RolledBack, 'x' => PastEnd.Failed, _ => PastEnd.UnderWay },
            Start.AddHours(at))).Reverse(),
    ];
}
