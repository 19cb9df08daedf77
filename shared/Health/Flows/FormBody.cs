namespace Actions.Health;

/// <summary>The fields of a form.</summary>
/// <param name="Fields">Names and values.</param>
public sealed record FormBody(IReadOnlyList<(string Name, TemplateText Value)> Fields) : StepBody
{
    /// <inheritdoc/>
    public override IEnumerable<string> Names => Fields.SelectMany(pair => pair.Value.Names);

    internal override string Type => "application/x-www-form-urlencoded";

    internal override (string Text, IReadOnlyList<string> Secrets) Render(FlowValues values)
    {
        var fields = Fields.Select(field => (field.Name, Value: field.Value.Render(values, (_, value) => value.Text))).ToList();
        return (
            string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")),
            [.. fields.Where(field => SecretName.Is(field.Name)).Select(field => field.Value)]);
    }
}
