using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>One header of the request. A secret one is masked and never sent to another host.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsSecret">True for a credential.</param>
public sealed partial record RequestHeader(string Name, string Value, bool IsSecret)
{
    /// <summary>
    /// What must not be shown of it. <c>Bearer abc</c> and <c>session=abc; other=x</c> hold a secret as a part, and the server may send just that part back.
    /// </summary>
    public IEnumerable<string> Secrets => IsSecret
        ? [Value, .. Value.Split([' ', ';', '='], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= ShortestPart)]
        : [];

    private const int ShortestPart = 8;

    /// <summary>Reads one <c>Name: value</c> a line.</summary>
    /// <exception cref="FormatException">One or more lines are no header; the message names the line, never the value.</exception>
    public static List<RequestHeader> ParseLines(string text)
    {
        var headers = new List<RequestHeader>();
        var problems = new List<string>();
        foreach (var (index, line) in text.Split('\n').Select(line => line.Trim(' ', '\t')).Where(line => line.TrimEnd('\r').Length > 0).Index())
        {
            try
            {
                headers.Add(Parse(line.EndsWith('\r') ? line[..^1] : line));
            }
            catch (FormatException problem)
            {
                problems.Add($"header {index + 1}: {problem.Message}");
            }
        }

        return problems.Count == 0 ? headers : throw new FormatException(string.Join("; ", problems));
    }

    internal static RequestHeader Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) throw new FormatException("expected 'Name: value'");
        return Of(line[..colon].TrimEnd(), line[(colon + 1)..].Trim());
    }

    /// <summary>A header of a name and a value.</summary>
    /// <exception cref="FormatException">One of them is not allowed; the message never shows the value.</exception>
    public static RequestHeader Of(string name, string value)
    {
        if (!Token().IsMatch(name)) throw new FormatException("the name of a header has letters, digits and !#$%&'*+-.^_`|~ only");
        if (value.Any(letter => char.IsControl(letter) && letter != '\t')) throw new FormatException($"the value of {name} holds a control character");
        return new RequestHeader(name, value, SecretName.Is(name));
    }

    /// <summary>The Authorization header of a token.</summary>
    public static RequestHeader Bearer(string token) => new("Authorization", $"Bearer {token}", IsSecret: true);

    /// <summary>The Authorization header of <c>user:password</c>.</summary>
    public static RequestHeader Basic(string user) => new("Authorization", $"Basic {UrlSecrets.Base64(user)}", IsSecret: true);

    // RFC 9110, section 5.6.2.
    [GeneratedRegex(@"\A[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
