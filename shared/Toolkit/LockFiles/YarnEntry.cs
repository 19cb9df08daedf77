namespace Actions.Toolkit;

/// <summary>One entry of a <c>yarn.lock</c>: the descriptors it answers, its fields, and what it depends on in turn.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Descriptors">What it answers, such as <c>ms@^2.0.0</c> or <c>ms@npm:^2.0.0</c>; at least one.</param>
public sealed record YarnEntry(int Line, IReadOnlyList<string> Descriptors)
{
    /// <summary>Single values by their name, without quotes: <c>version</c>, <c>resolved</c>, <c>resolution</c> …</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>What it asks for by name and range, optional ones among them.</summary>
    public List<(string Name, string Range)> Dependencies { get; } = [];

    /// <summary>Names of those dependencies that may be missing.</summary>
    public HashSet<string> Optional { get; } = new(StringComparer.Ordinal);
}
