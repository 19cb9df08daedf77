using System.Text.Json;

namespace Actions.Health;

/// <summary><c>json $.path exists</c>, <c>missing</c>.</summary>
internal sealed record JsonExistenceAssertion(string Text, JsonPath Path, bool MustExist) : JsonAssertion(Text, Path)
{
    private protected override Fault? Judge(IReadOnlyList<JsonElement> values)
    {
        if (values.Count > 0 == MustExist) return null;
        return MustExist ? Nothing() : At(values[0]);
    }
}
