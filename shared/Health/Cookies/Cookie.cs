using System.Globalization;
using System.Net;

namespace Actions.Health;

/// <summary>A cookie as a server set it (RFC 6265, sections 5.2 and 5.3).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Domain">The host it goes to, in lower case.</param>
/// <param name="IsHostOnly">True when it goes to no host below <paramref name="Domain"/>.</param>
/// <param name="Path">The path it goes to, and to all below.</param>
internal sealed record Cookie(string Name, string Value, string Domain, bool IsHostOnly, string Path)
{
    public bool IsSecure { get; private init; }

    /// <summary>When it ends; null with the jar.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>Reads a Set-Cookie header; null when it is none, or not for this host to set.</summary>
    public static Cookie? Parse(string header, Uri url, DateTimeOffset now)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = Pair(parts[0]);
        if (name.Length == 0 || !parts[0].Contains('=', StringComparison.Ordinal)) return null;
        var attributes = parts.Skip(1).Select(Pair).ToList();
        var host = url.IdnHost.ToLowerInvariant();
        var domain = Last(attributes, "domain")?.TrimStart('.').ToLowerInvariant() is { Length: > 0 } given ? given : null;
        if (domain is not null && !MaySet(host, domain)) return null;
        var cookie = new Cookie(name, value, domain ?? host, domain is null || domain == host && IPAddress.TryParse(host, out _), PathOf(attributes, url))
        {
            IsSecure = attributes.Any(attribute => Is(attribute.Name, "secure")),
            Expires = ExpiryOf(attributes, now),
        };
        return IsAllowed(cookie, url) ? cookie : null;
    }

    public bool GoesTo(Uri url, DateTimeOffset now)
    {
        var host = url.IdnHost.ToLowerInvariant();
        return !IsOver(now)
            && (host == Domain || (!IsHostOnly && IsBelow(host, Domain)))
            && IsBelowPath(url.AbsolutePath)
            && (!IsSecure || url.Scheme == "https");
    }

    public bool IsOver(DateTimeOffset now) => Expires <= now;

    public bool Replaces(Cookie other) => (Name, Domain, Path) == (other.Name, other.Domain, other.Path);

    // A domain of one label, such as com, belongs to nobody; without a list of public suffixes co.uk is taken for a domain.
    private static bool MaySet(string host, string domain) =>
        host == domain || (IsBelow(host, domain) && domain.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(host, out _));

    // RFC 6265bis, section 5.7: the prefixes of a name promise what the server must keep.
    private static bool IsAllowed(Cookie cookie, Uri url)
    {
        if (cookie.IsSecure && url.Scheme != "https") return false;
        if (cookie.Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase)) return cookie is { IsSecure: true, IsHostOnly: true, Path: "/" };
        return cookie.IsSecure || !cookie.Name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBelow(string host, string domain) => host.EndsWith("." + domain, StringComparison.Ordinal);

    private bool IsBelowPath(string path) =>
        path == Path || (path.StartsWith(Path, StringComparison.Ordinal) && (Path.EndsWith('/') || path[Path.Length] == '/'));

    private static string PathOf(List<(string Name, string Value)> attributes, Uri url)
    {
        if (Last(attributes, "path") is ['/', ..] path) return path;
        var end = url.AbsolutePath.LastIndexOf('/');
        return end <= 0 ? "/" : url.AbsolutePath[..end];
    }

    private static DateTimeOffset? ExpiryOf(List<(string Name, string Value)> attributes, DateTimeOffset now)
    {
        if (long.TryParse(Last(attributes, "max-age"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return seconds <= 0 ? DateTimeOffset.MinValue : now + TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue));
        return DateTimeOffset.TryParse(Last(attributes, "expires")?.Replace('-', ' '), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private static string? Last(List<(string Name, string Value)> attributes, string name) => attributes.LastOrDefault(attribute => Is(attribute.Name, name)).Value;

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static (string Name, string Value) Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
