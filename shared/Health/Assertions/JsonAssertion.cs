using System.Text.Json;

namespace Actions.Health;

/// <summary>
/// <c>json $.path == value</c>, <c>!=</c>, <c>exists</c>, <c>missing</c>. Values are compared with their JSON type:
/// <c>"1"</c> is not <c>1</c>; numbers are compared exactly.
/// </summary>
internal sealed record JsonAssertion(string Text, JsonPath Path, string Operator, JsonElement? Operand) : Assertion(Text)
{
    public override bool ReadsBody => true;

    internal override Fault? Judge(Answer answer)
    {
        try
        {
            using var document = answer.Body.Json();
            return Judge(Path.Find(document.RootElement));
        }
        catch (JsonException)
        {
            return answer.Body.Cut ? CutShort(answer) : Failed("a body that is not JSON");
        }
    }

    private Fault? Judge(JsonElement? value)
    {
        var holds = Operator switch
        {
            "exists" => value is not null,
            "missing" => value is null,
            "==" => value is { } found && JsonElement.DeepEquals(found, Operand!.Value),
            _ => value is { } found && !JsonElement.DeepEquals(found, Operand!.Value),
        };
        return holds ? null : Failed(value is null ? $"nothing at {Path}" : $"{value.Value.GetRawText()} at {Path}");
    }
}
