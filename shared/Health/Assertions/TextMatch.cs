using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>A comparison of a text: equal, contains, does not contain, or matches a regular expression.</summary>
internal sealed record TextMatch(string Operator, string Operand, Regex? Pattern)
{
    /// <summary>A regular expression that takes longer has failed: a body written by others must not hold up the check.</summary>
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    public static TextMatch Parse(string rest, params string[] allowed)
    {
        var words = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (words.Length < 2 || words[1].Length == 0 || !allowed.Contains(words[0]))
            throw new FormatException($"expected {string.Join(", ", allowed[..^1])} or {allowed[^1]}, and a value");
        return words[0] == "matches"
            ? new TextMatch(words[0], words[1], ParsePattern(words[1]))
            : new TextMatch(words[0], Unquoted(words[1]), null);
    }

    /// <exception cref="RegexMatchTimeoutException">The regular expression took longer than a second.</exception>
    public bool Holds(string text) => Operator switch
    {
        "==" => string.Equals(text, Operand, StringComparison.Ordinal),
        "contains" => text.Contains(Operand, StringComparison.Ordinal),
        "not-contains" => !text.Contains(Operand, StringComparison.Ordinal),
        _ => Pattern!.IsMatch(text),
    };

    public static Regex ParsePattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternLimit);
        }
        catch (ArgumentException problem)
        {
            throw new FormatException($"the regular expression is not valid: {problem.Message}", problem);
        }
    }

    /// <summary>The first group of the first match, or the match when the pattern has no group; null for none, also when it takes too long.</summary>
    public static string? First(Regex pattern, string text)
    {
        try
        {
            var match = pattern.Match(text);
            return !match.Success ? null : match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string Unquoted(string text) => text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
}
