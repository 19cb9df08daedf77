using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using Release.Looking;

namespace Release.Planning;

/// <summary>Chooses the version of a commit.</summary>
internal sealed class VersionChooser(Inputs inputs, CommitHistory commits, LabelReader labels)
{
    /// <param name="target">The commit.</param>
    /// <param name="versions">All versions.</param>
    /// <param name="history">Those that lead to the commit.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when no commit since the last release belongs to what is released.</returns>
    public async Task<SemVersion?> ChooseAsync(ObjectId target, IReadOnlyCollection<ReleasedVersion> versions, IReadOnlyCollection<ReleasedVersion> history, CancellationToken cancellation)
    {
        if (inputs.Version.Exact is { } exact) return exact;
        if (versions.Where(one => one.Commit == target && IsOfKind(one.Version)).MaxBy(one => one.Version) is { } done) return done.Version;
        var stable = history.Where(one => one.Version.IsStable).MaxBy(one => one.Version);
        var last = inputs.Prerelease.Channel == null ? stable : history.MaxBy(one => one.Version);
        var sinceStable = await commits.ReadAsync(target, stable?.Commit, cancellation);
        var sinceLast = last == stable ? sinceStable : await commits.ReadAsync(target, last?.Commit, cancellation);
        if (!sinceLast.Any(commit => !commit.IsMerge) || VersionParts.Of(await labels.AddToAsync(sinceStable, cancellation)) is not { } part) return null;
        return NextVersion.Of([.. history.Select(one => one.Version)], part, inputs.Prerelease.Channel, versions.Select(one => one.Version));
    }

    // A commit that is released as this already is not released anew.
    private bool IsOfKind(SemVersion version) =>
        inputs.Prerelease.Channel is { } channel ? version.Prerelease.Split('.')[0] == channel : version.IsStable;
}
