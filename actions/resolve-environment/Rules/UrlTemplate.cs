using System.Text.RegularExpressions;

namespace ResolveEnvironment.Rules;

/// <summary>Address of an environment, with places for what differs from deployment to deployment.</summary>
internal sealed partial record UrlTemplate(string Text)
{
    private const string Allowed = "{environment}, {stack-prefix} and {version}";

    public static UrlTemplate Parse(string text)
    {
        if (!text.StartsWith("https://", StringComparison.Ordinal) && !text.StartsWith("http://", StringComparison.Ordinal))
            throw new FormatException("expected an address that begins with https:// or http://");
        if (Places().Matches(text).FirstOrDefault(place => place.Value is not ("{environment}" or "{stack-prefix}" or "{version}")) is { } unknown)
            throw new FormatException($"'{unknown.Value}' stands for nothing here; allowed are {Allowed}");
        return new UrlTemplate(text);
    }

    /// <param name="environment">Of which the address is.</param>
    /// <param name="environmentName">Its name as part of a host name.</param>
    /// <param name="version">What is deployed.</param>
    public string Fill(TargetEnvironment environment, string environmentName, string version) => Places().Replace(Text, place => place.Value switch
    {
        "{environment}" => environmentName,
        "{version}" => version,
        _ => environment.StackPrefix ?? "",
    });

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Places();
}
