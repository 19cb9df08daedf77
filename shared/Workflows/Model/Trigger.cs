using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>One event that starts a workflow.</summary>
/// <param name="Key">Its name and place.</param>
/// <param name="Settings">What stands below it; null when nothing does.</param>
public sealed record Trigger(YamlValue.Scalar Key, YamlValue? Settings)
{
    /// <summary>Name of the event.</summary>
    public string Name => Key.Text;

    /// <summary>Inputs of <c>workflow_dispatch</c> or <c>workflow_call</c>.</summary>
    public IReadOnlyList<Declaration> Inputs => Declaration.ReadAll(Settings.Get("inputs"));

    /// <summary>Patterns of a filter such as <c>branches</c>; null when the filter is not there.</summary>
    public IReadOnlyList<string>? Patterns(string filter) => Settings.KeyOf(filter) is null ? null : [.. Settings.Get(filter).OneOrMore().Select(pattern => pattern.Text)];

    internal static IReadOnlyList<Trigger> Read(YamlValue? on) => on is YamlValue.Mapping mapping
        ? [.. mapping.Entries.Select(entry => new Trigger(entry.Key, entry.Value))]
        : [.. on.OneOrMore().Select(name => new Trigger(name, null))];
}
