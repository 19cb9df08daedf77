using System.Text;

namespace SbomScan.Packages;

/// <summary>Writes and reads the text of a purl: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>.</summary>
internal static class PackageUrlText
{
    public static string Write(PackageUrl purl)
    {
        var text = new StringBuilder("pkg:").Append(purl.Type).Append('/');
        if (purl.Namespace != null) text.Append(EncodedPath(purl.Namespace)).Append('/');
        text.Append(Encoded(purl.Name));
        if (purl.Version != null) text.Append('@').Append(Encoded(purl.Version));
        if (!purl.Qualifiers.IsEmpty) text.Append('?').AppendJoin('&', purl.Qualifiers.Select(pair => $"{pair.Key}={Encoded(pair.Value)}"));
        if (purl.Subpath != null) text.Append('#').Append(EncodedPath(purl.Subpath));
        return text.ToString();
    }

    public static PackageUrl Read(string text)
    {
        if (!text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase)) throw new FormatException("a purl begins with 'pkg:'");
        var (rest, subpath) = CutLast(text[4..].TrimStart('/'), '#');
        (rest, var query) = CutLast(rest, '?');
        var slash = rest.IndexOf('/');
        if (slash <= 0) throw new FormatException("a purl names a type and a package: pkg:type/name");
        var (type, path) = (rest[..slash], rest[(slash + 1)..].Trim('/'));
        var at = path.LastIndexOf('@');
        var version = at > path.LastIndexOf('/') && at > 0 ? Decoded(path[(at + 1)..]) : null;
        if (version != null) path = path[..at];
        var end = path.LastIndexOf('/');
        return PackageUrl.Of(type, end < 0 ? null : Decoded(path[..end]), Decoded(path[(end + 1)..]), version, Pairs(query), subpath == null ? null : Decoded(subpath));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string? query) =>
        (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => CutFirst(pair)).Select(pair => KeyValuePair.Create(pair.Key.ToLowerInvariant(), Decoded(pair.Value)));

    private static (string Key, string Value) CutFirst(string pair) => pair.IndexOf('=') is >= 0 and var at ? (pair[..at], pair[(at + 1)..]) : (pair, "");

    private static (string Head, string? Tail) CutLast(string text, char mark) => text.LastIndexOf(mark) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static string EncodedPath(string path) => string.Join('/', path.Split('/').Select(Encoded));

    // The colon stays as it is, as the specification says.
    private static string Encoded(string part) => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal);

    private static string Decoded(string part) => Uri.UnescapeDataString(part);
}
