using System.Text.Json;

namespace Actions.Health;

/// <summary>Something that must hold for the values at a JSON path of the body.</summary>
internal abstract record JsonAssertion(string Text, JsonPath Path) : Assertion(Text)
{
    public override bool ReadsBody => true;

    internal override Fault? Judge(Answer answer)
    {
        try
        {
            using var document = answer.Body.Json();
            return Path.Select(document.RootElement) is { } values ? Judge(values) : Failed($"too many values at {Path}");
        }
        catch (JsonException)
        {
            return answer.Body.Cut ? CutShort(answer) : Failed("a body that is not JSON");
        }
    }

    private protected abstract Fault? Judge(IReadOnlyList<JsonElement> values);

    private protected Fault At(JsonElement value) => Failed($"{value.GetRawText()} at {Path}");

    private protected Fault Nothing() => Failed($"nothing at {Path}");
}
