using System.Text.Json;

namespace Actions.Health;

/// <summary>A text. In one that begins like JSON, values are escaped as in a JSON string.</summary>
/// <param name="Content">The text.</param>
public sealed record TextBody(TemplateText Content) : StepBody
{
    /// <inheritdoc/>
    public override IEnumerable<string> Names => Content.Names;

    internal override string? Type => null;

    internal override (string Text, IReadOnlyList<string> Secrets) Render(FlowValues values)
    {
        var isJson = Content.ToString().TrimStart() is ['{' or '[', ..];
        return (Content.Render(values, (_, value) => isJson ? JsonEncodedText.Encode(value.Text).ToString() : value.Text), []);
    }
}
