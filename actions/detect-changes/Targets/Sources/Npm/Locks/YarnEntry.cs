namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>One entry of a <c>yarn.lock</c>: the descriptors it answers, its fields, and what it depends on in turn.</summary>
internal sealed record YarnEntry(IReadOnlyList<string> Descriptors)
{
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    public List<(string Name, string Range)> Dependencies { get; } = [];
}
