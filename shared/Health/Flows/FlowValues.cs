namespace Actions.Health;

/// <summary>The values of one run of a flow by name: what was known before it, and what its steps took from answers.</summary>
internal sealed class FlowValues(IReadOnlyDictionary<string, FlowValue> given)
{
    private readonly Dictionary<string, FlowValue> values = new(given, StringComparer.Ordinal);

    /// <exception cref="FormatException">No step has taken it.</exception>
    public FlowValue this[string name] =>
        values.TryGetValue(name, out var value) ? value : throw new FormatException($"there is no value for '{name}': no step before this one has taken it");

    public void Set(string name, FlowValue value) => values[name] = value;
}
