using Actions.Git;
using ResolveEnvironment.Events;
using ResolveEnvironment.Matching;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Tests.Matching;

/// <summary>Random events and names, also hostile ones: production is the answer only where a rule for it matches.</summary>
public class NeverProductionTests
{
    private const int Tries = 20_000;
    private static readonly string[] Words = ["main", "Main", "staging", "develop", "production", "prod", "feature", "release", "v1.2.3", "v1.2.3-rc.1", "v2", "v", "vendor-sync", "x", "$(id)", "'", "*", "**", "main ", "mаin", "refs", "heads", "tags"];
    private static readonly string[] Events = [.. EventNames.All, "issue_comment", "delete", "watch", "deployment", "anything"];
    private static readonly RefKind[] Kinds = [RefKind.Branch, RefKind.Tag, RefKind.PullRequest, RefKind.MergeGroup];

    [Fact]
    public void The_usual_mapping_gives_production_to_main_and_releases_only()
    {
        var random = new Random(20261126);
        var productions = 0;
        for (var i = 0; i < Tries; i++)
        {
            var occasion = Occasion(random);
            var isProduction = new Chooser(DefaultRules.Book, null).Choose(occasion).Environment is { IsProduction: true };
            var mayBe = occasion.Refusal is null && EventNames.Usual.Contains(occasion.Event) && occasion.Origin is null or "push"
                && (occasion.Kind == RefKind.Tag ? occasion.Name is ['v', >= '0' and <= '9', ..] && !occasion.Name.Contains('/') && !occasion.IsPreRelease : occasion.Name == "main");
            isProduction.ShouldBe(mayBe, occasion.ToString());
            productions += isProduction ? 1 : 0;
        }

        productions.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Random_rules_give_production_only_by_a_rule_for_it_that_matches()
    {
        var random = new Random(4711);
        var productions = 0;
        for (var i = 0; i < Tries; i++)
        {
            var (book, occasion) = (Book(random), Occasion(random));
            var choice = new Chooser(book, null).Choose(occasion);
            if (choice.Environment is not { IsProduction: true }) continue;
            productions++;
            occasion.Refusal.ShouldBeNull();
            choice.Rule!.Environment.ShouldBe(choice.Environment);
            choice.Rule.Events.ShouldContain(occasion.Event);
            if (occasion.Kind == RefKind.Tag) occasion.IsPreRelease.ShouldBeFalse();
            var patterns = occasion.Kind == RefKind.Tag ? choice.Rule.Tags : choice.Rule.Branches;
            patterns.ShouldNotBeNull().Matches(occasion.Name).ShouldBeTrue();
            choice.Findings.TakeWhile(finding => !finding.IsMatch).ShouldAllBe(finding => RuleMatcher.WhyNot(finding.Rule, occasion) != null);
        }

        productions.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_rule_that_is_said_to_be_out_of_reach_matches_nothing_that_an_earlier_one_does_not()
    {
        var random = new Random(1);
        var shadowed = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var book = Book(random);
            var numbers = Shadowing.Of(book.Rules).Select(warning => int.Parse(warning.Split(' ')[1])).ToList();
            shadowed += numbers.Count;
            for (var j = 0; j < 50; j++)
            {
                var match = new Chooser(book, null).Choose(Occasion(random)).Rule;
                if (match is not null) numbers.ShouldNotContain(match.Number);
            }
        }

        shadowed.ShouldBeGreaterThan(100);
    }

    private static Occasion Occasion(Random random)
    {
        var name = Name(random);
        var happened = Pick(random, Events);
        return new Occasion(happened, Pick(random, Kinds), name, ObjectId.Parse(Situation.Commit))
        {
            IsPreRelease = random.Next(3) == 0,
            Origin = happened == EventNames.WorkflowRun ? Pick(random, ["push", "schedule"]) : null,
            Refusal = random.Next(5) == 0 ? "refused" : null,
            Actor = Pick(random, ["alice", "mallory", ""]),
        };
    }

    private static RuleBook Book(Random random)
    {
        TargetEnvironment[] environments = [TargetEnvironment.Named("production"), TargetEnvironment.Named("staging"), TargetEnvironment.Named("dev")];
        return new RuleBook(environments, [.. Enumerable.Range(1, random.Next(1, 6)).Select(number => Rule(random, number, Pick(random, environments)))]);
    }

    private static Rule Rule(Random random, int number, TargetEnvironment environment) => new(number, $"rule {number}", random.Next(8) == 0 ? null : environment)
    {
        Branches = random.Next(3) > 0 ? Patterns(random) : environment.IsProduction ? new RefPatterns(["main"]) : null,
        Tags = random.Next(3) > 0 || environment.IsProduction ? Patterns(random) : null,
        Events = random.Next(3) == 0 ? [Pick(random, [.. EventNames.All])] : EventNames.Usual,
        Actors = random.Next(4) == 0 ? ["alice"] : [],
        PreReleases = environment.IsProduction ? PreReleases.Exclude : Pick(random, Enum.GetValues<PreReleases>()),
    };

    private static RefPatterns Patterns(Random random) => new([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(random, ["**", "*", "main", "v*", "v1.*", "feature/**", "release/*", "staging", Pick(random, Words)]))]);

    private static string Name(Random random) => string.Join('/', Enumerable.Range(0, random.Next(1, 4) == 1 ? random.Next(1, 4) : 1).Select(_ => Pick(random, Words)));

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
