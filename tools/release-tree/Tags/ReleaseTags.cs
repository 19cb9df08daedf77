using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using ReleaseTree.Git;

namespace ReleaseTree.Tags;

/// <summary>The tag of a version, which never moves, and those of its minor and major version, which only move forward.</summary>
internal sealed class ReleaseTags(GitObjects objects, TagRefs refs, SemVersion version, IReadOnlyList<SemVersion> bad)
{
    private const int Attempts = 5;

    private static readonly TagNames Names = new("v");

    public string Name { get; } = Names.Of(version);

    /// <summary>The highest release below this one, and its commit; null when this is the first.</summary>
    public async Task<ReleasedVersion?> PreviousAsync(CancellationToken cancellationToken) =>
        Released(await refs.ListAsync(cancellationToken)).Where(one => one.Version.IsStable && one.Version.CompareTo(version) < 0).MaxBy(one => one.Version);

    /// <summary>What would become of the floating tags.</summary>
    public async Task<IReadOnlyList<FloatingDecision>> PlanAsync(ObjectId release, CancellationToken cancellationToken)
    {
        var tags = await refs.ListAsync(cancellationToken);
        EnsureFree(tags, release);
        return Decide(tags, release);
    }

    /// <summary>Sets the tag of the version.</summary>
    /// <returns>False when it is there already.</returns>
    /// <exception cref="UserError">It stands for another commit.</exception>
    public async Task<bool> SetAsync(ObjectId release, Signature by, CancellationToken cancellationToken)
    {
        var tags = await refs.ListAsync(cancellationToken);
        EnsureFree(tags, release);
        if (tags.ContainsKey(Name)) return false;
        var tag = await objects.WriteTagAsync(by.Tag(Name, release), cancellationToken);
        if (await refs.TryWriteAsync(Name, tag, present: null, cancellationToken)) return true;
        EnsureFree(await refs.ListAsync(cancellationToken), release);
        return false;
    }

    /// <summary>Moves the floating tags. One that somebody else moved meanwhile is decided about again, never overwritten.</summary>
    /// <returns>Those that were moved.</returns>
    /// <exception cref="WorldError">One cannot be moved forward.</exception>
    public async Task<IReadOnlyList<FloatingDecision>> MoveAsync(ObjectId release, CancellationToken cancellationToken)
    {
        var moved = new List<FloatingDecision>();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var tags = await refs.ListAsync(cancellationToken);
            var decisions = Decide(tags, release);
            if (decisions.FirstOrDefault(decision => decision.IsMove) is not { } move) return Done(decisions, moved);
            if (await refs.TryWriteAsync(move.Tag, move.To!.Commit, tags.GetValueOrDefault(move.Tag), cancellationToken)) moved.Add(move);
        }

        throw new WorldError($"Somebody else moves the tags of {Name} at the same time.", "Run this again when that is over.");
    }

    private IReadOnlyList<FloatingDecision> Decide(IReadOnlyDictionary<string, PresentTag> tags, ObjectId release)
    {
        var all = Released(tags).Append(new ReleasedVersion(version, release) { IsBad = bad.Contains(version) }).ToList();
        return FloatingTags.Decide(Names, version, all, tags.ToDictionary(tag => tag.Key, tag => tag.Value.Commit, StringComparer.Ordinal), allowBackwards: false);
    }

    private IEnumerable<ReleasedVersion> Released(IReadOnlyDictionary<string, PresentTag> tags) =>
        from tag in tags
        let named = Names.VersionOf(tag.Key)
        where named != null && named != version
        select new ReleasedVersion(named, tag.Value.Commit) { IsBad = bad.Contains(named) };

    private static List<FloatingDecision> Done(IReadOnlyList<FloatingDecision> decisions, List<FloatingDecision> moved)
    {
        var refused = decisions.Where(decision => decision.Step == FloatingStep.Refuse).Select(decision => $"{decision.Tag} stays where it is: {decision.Reason}.").ToList();
        return refused.Count == 0 ? moved : throw new WorldError(string.Join('\n', refused), "A floating tag never moves back by itself. Move it by hand when that is what is wanted.");
    }

    private void EnsureFree(IReadOnlyDictionary<string, PresentTag> tags, ObjectId release)
    {
        if (tags.GetValueOrDefault(Name) is { } present && present.Commit != release)
            throw new UserError($"The tag {Name} exists and stands for {present.Commit}; this release is {release}.", "A version is released once. Release another version, or run this with the commit and the images of that release.");
    }
}
