namespace DetectChanges.Targets.Sources.Docker.Bake;

/// <summary>The variables of a bake file, and the values of one combination of a matrix over them.</summary>
internal sealed class BakeScope(IReadOnlyDictionary<string, BakeValue> variables, IReadOnlyDictionary<string, BakeValue>? matrix = null)
{
    private const int DeepestNesting = 16;

    /// <summary>The text of a value; <see langword="null"/> when it takes more than variables to know it.</summary>
    public string? Text(BakeValue? value) => Text(value, 0);

    public BakeScope With(IReadOnlyDictionary<string, BakeValue> values) => new(variables, values);

    private string? Text(BakeValue? value, int depth) => depth > DeepestNesting ? null : value switch
    {
        BakeValue.Text text => text.Value.Evaluate(expression => Variable(expression, depth)),
        BakeValue.Expression { Written: var written } => char.IsAsciiDigit(written.FirstOrDefault()) || written is "true" or "false" ? written : Variable(written, depth),
        _ => null,
    };

    private string? Variable(string name, int depth)
    {
        if (matrix?.GetValueOrDefault(name) is { } chosen) return Text(chosen, depth + 1);
        if (name.Split('.') is [var item, var key] && matrix?.GetValueOrDefault(item) is BakeValue.Map map) return Text(map.Entries.GetValueOrDefault(key), depth + 1);
        return Text(variables.GetValueOrDefault(name), depth + 1);
    }
}
