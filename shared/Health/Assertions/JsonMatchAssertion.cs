using System.Text.Json;
using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary><c>json $.path matches pattern</c>: every value at the path as text, and there must be one.</summary>
internal sealed record JsonMatchAssertion(string Text, JsonPath Path, TextMatch Match) : JsonAssertion(Text, Path)
{
    private protected override Fault? Judge(IReadOnlyList<JsonElement> values)
    {
        if (values.Count == 0) return Nothing();
        try
        {
            foreach (var value in values)
            {
                if (!Match.Holds(FlowValue.Of(value).Text)) return At(value);
            }

            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return Failed($"a value at {Path} for which the regular expression takes longer than a second");
        }
    }
}
