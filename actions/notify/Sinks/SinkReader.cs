using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks;

/// <summary>Reads the settings of one sink: a sink that was named must be complete, one that was not is left out when it has no credentials.</summary>
internal sealed class SinkReader(InputReader input, Masks masks, bool isNamed, bool isAnyNamed, TemplateSet templates)
{
    /// <summary>Characters of what is masked of an address beside all of it: what is shorter, or has no digit, may be a word.</summary>
    private const int ShortestPart = 12;

    public InputReader Input => input;

    /// <summary>True when the input <c>sinks</c> names this sink.</summary>
    public bool IsNamed => isNamed;

    /// <summary>True when this sink may be used: it is named, or no sink is.</summary>
    public bool IsWanted => isNamed || !isAnyNamed;

    public TemplateSet Templates => templates;

    /// <summary>A secret without which the sink is not configured.</summary>
    public Secret? Credential(string name, string sink)
    {
        var secret = input.OptionalSecret(name);
        if (secret is null && isNamed) input.PrivateError(name, $"the sink '{sink}' is named in 'sinks' and needs it");
        return IsWanted ? secret : null;
    }

    /// <summary>Says that an input is missing which a sink needs beside its credentials.</summary>
    public void Require(string name, string sink)
    {
        if (input.OptionalText(name) is null) input.Error(name, $"the sink '{sink}' needs it");
    }

    /// <summary>The address of a webhook: all of it is secret.</summary>
    public Uri? SecretAddress(string name, string sink) => Credential(name, sink) is { } secret ? AddressIn(name, secret) : null;

    /// <summary>The address that a secret holds. What of it tells the rest is masked as well: receivers name the path in their errors.</summary>
    public Uri? AddressIn(string name, Secret secret)
    {
        if (Uri.TryCreate(secret.Reveal(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
        {
            foreach (var part in PartsOf(address)) masks.Add(part);
            return address;
        }

        input.PrivateError(name, "expected an address that begins with https://");
        return null;
    }

    private static IEnumerable<string> PartsOf(Uri address)
    {
        var values = address.Query.TrimStart('?').Split('&').Select(pair => pair[(pair.IndexOf('=') + 1)..]);
        string[] words = [address.Segments[^1], .. values];
        return [.. new[] { address.PathAndQuery, address.AbsolutePath }.Where(path => path.Length >= ShortestPart), .. words.Where(word => word.Length >= ShortestPart && word.Any(char.IsAsciiDigit))];
    }

    /// <summary>An address that may be shown.</summary>
    public Uri? Address(string name) => input.Parsed(name, text =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0
            ? address
            : throw new FormatException("expected an address that begins with https:// and holds no credentials"));
}
