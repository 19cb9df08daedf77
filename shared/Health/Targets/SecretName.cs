using System.Text.RegularExpressions;

namespace Actions.Health;

/// <summary>Tells by its name whether a header, variable or member usually holds a credential.</summary>
public static partial class SecretName
{
    /// <summary>True for names such as <c>Authorization</c>, <c>X-Api-Key</c>, <c>DB_PASSWORD</c>.</summary>
    public static bool Is(string name) => Words().IsMatch(name);

    [GeneratedRegex("auth|cookie|token|key|secret|passw|passphrase|signature|credential", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Words();
}
