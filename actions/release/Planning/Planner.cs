using Actions.Git;
using Actions.GitHub;
using Actions.Releases;
using Actions.Toolkit;
using Release.Looking;
using Release.Notes;

namespace Release.Planning;

/// <summary>Finds out what is to be released; changes nothing.</summary>
internal sealed class Planner(Inputs inputs, Checkout checkout, VersionBookReader books, VersionChooser chooser, CommitHistory commits, NotesWriter notes)
{
    private const int CommitsOfARelease = 2;

    /// <returns>Null when there is nothing to release.</returns>
    public async Task<ReleasePlan?> RunAsync(CancellationToken cancellation)
    {
        var book = await books.ReadAsync(cancellation);
        var target = await TargetAsync(book, cancellation);
        var history = await HistoryAsync(target, book, cancellation);
        if (await chooser.ChooseAsync(target, book.Versions, history, cancellation) is not { } version) return null;
        var tag = inputs.Tags.Of(version);
        TagRules.Check(version, tag, target, book.Versions, history);
        var previous = history.Where(one => one.Version.CompareTo(version) < 0 && (one.Version.IsStable || !version.IsStable)).MaxBy(one => one.Version);
        var changelog = Changelog.Of(await commits.ReadAsync(target, previous?.Commit, cancellation));
        var plan = new ReleasePlan(version, tag, target, previous, changelog, book.ReleaseOf(tag), new NewRelease(tag, target.Hex, tag, "", Draft: false, inputs.Prerelease.Marks(version)));
        return plan with { Wanted = plan.Wanted with { Body = notes.Write(plan), IsLatest = IsHighest(version, book) } };
    }

    private async Task<ObjectId> TargetAsync(VersionBook book, CancellationToken cancellation)
    {
        var wanted = inputs.Target
            ?? (inputs.AllowBackwards ? book.Versions.FirstOrDefault(one => one.Version == inputs.Version.Exact)?.Commit ?? throw NoSuchRelease() : checkout.Run)
            ?? throw new UserError("There is no commit to release: GITHUB_SHA is not set.", "Give the commit in 'target'.");
        await commits.CompleteAsync(wanted, cancellation);
        // Somebody may give the id of an annotated tag.
        return (await checkout.Repository.FindAsync([wanted], cancellation)).GetValueOrDefault(wanted, wanted);
    }

    private async Task<IReadOnlyList<ReleasedVersion>> HistoryAsync(ObjectId target, VersionBook book, CancellationToken cancellation)
    {
        var ancestors = await checkout.Repository.AncestorsAsync(target, cancellation);
        var history = new List<ReleasedVersion>();
        foreach (var one in book.Versions)
            if (ancestors.Contains(one.Commit) || await IsBesideAsync(one, target, cancellation)) history.Add(one);
        return history;
    }

    // A tag may stand beside the branch, on the commits a release is made of: manifests that name images by digest, workflows that name
    // the actions by commit. Another branch that has its own releases is no history of this one.
    private async Task<bool> IsBesideAsync(ReleasedVersion one, ObjectId target, CancellationToken cancellation)
    {
        if ((await checkout.Repository.FindAsync([one.Commit], cancellation)).Count == 0) return false;
        var beside = await checkout.Repository.LogAsync(one.Commit, target, cancellation);
        return beside.Count <= CommitsOfARelease && beside.All(commit => commit.Message.StartsWith($"Release {one.Version}:", StringComparison.Ordinal));
    }

    private UserError NoSuchRelease() => new(
        $"There is no tag {inputs.Tags.Of(inputs.Version.Exact!)} to go back to.",
        "Name a release that exists in 'version'.");

    private static bool IsHighest(SemVersion version, VersionBook book) =>
        version.IsStable && book.Versions.All(one => !one.Version.IsStable || one.IsBad || one.Version.CompareTo(version) <= 0);
}
