using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary><c>header Name == value</c>, <c>contains</c>, <c>matches</c>.</summary>
internal sealed record HeaderAssertion(string Text, string Name, TextMatch Match) : Assertion(Text)
{
    internal override Fault? Judge(Answer answer)
    {
        if (!answer.Headers.TryGetValue(Name, out var value)) return Failed($"no header {Name}");
        try
        {
            return Match.Holds(value) ? null : Failed($"'{Shown(value)}' in header {Name}");
        }
        catch (RegexMatchTimeoutException)
        {
            return Failed($"a value in header {Name} for which the regular expression takes longer than a second");
        }
    }

    // A cookie is a credential of somebody.
    private string Shown(string value) => Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) ? "***" : value;
}
