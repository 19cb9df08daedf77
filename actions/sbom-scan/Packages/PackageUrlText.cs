using System.Globalization;
using System.Text;

namespace SbomScan.Packages;

/// <summary>Writes and reads the text of a purl: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>.</summary>
internal static class PackageUrlText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(PackageUrl purl)
    {
        var text = new StringBuilder("pkg:").Append(purl.Type).Append('/');
        if (purl.Namespace != null) text.Append(EncodedPath(purl.Namespace)).Append('/');
        text.Append(Encoded(purl.Name));
        if (purl.Version != null) text.Append('@').Append(Encoded(purl.Version));
        if (!purl.Qualifiers.IsEmpty) text.Append('?').AppendJoin('&', purl.Qualifiers.Select(pair => $"{pair.Key}={EncodedPath(pair.Value)}"));
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
        var (path, version) = CutVersion(rest[(slash + 1)..].Trim('/'));
        var end = path.LastIndexOf('/');
        var ns = end < 0 ? null : DecodedPath(path[..end]);
        return PackageUrl.Of(rest[..slash], ns, Decoded(path[(end + 1)..]), version, Pairs(query), DecodedPath(subpath ?? ""));
    }

    // An '@' at the beginning of a segment is one of a name, such as a scope of npm that is not encoded.
    private static (string Path, string? Version) CutVersion(string path)
    {
        var at = path.LastIndexOf('@');
        if (at < 0) return (path, null);
        if (at > 0 && path[at - 1] != '/') return (path[..at].TrimEnd('/'), Decoded(path[(at + 1)..]));
        return path.IndexOf('/', at) > 0 ? (path, null) : throw new FormatException("a purl needs a name before its version");
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string? query) =>
        from pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries)
        let at = pair.IndexOf('=')
        select at < 0 ? KeyValuePair.Create(pair, "") : KeyValuePair.Create(pair[..at], Decoded(pair[(at + 1)..]));

    private static (string Head, string? Tail) CutLast(string text, char mark) =>
        text.LastIndexOf(mark) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static string EncodedPath(string path) => string.Join('/', path.Split('/').Select(Encoded));

    // The colon stays as it is, as the specification says.
    private static string Encoded(string part) => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal);

    private static string DecodedPath(string path)
    {
        var segments = path.Split('/').Select(Decoded).ToList();
        if (segments.Exists(segment => segment.Contains('/', StringComparison.Ordinal))) throw new FormatException("a part of a path holds an encoded slash");
        return string.Join('/', segments);
    }

    private static string Decoded(string part)
    {
        if (!part.Contains('%', StringComparison.Ordinal)) return part;
        var written = Encoding.UTF8.GetBytes(part);
        var bytes = new List<byte>(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '%') bytes.Add(ByteOf(written.AsSpan(i + 1), ref i));
            else bytes.Add(written[i]);
        }

        return Text([.. bytes]);
    }

    private static byte ByteOf(ReadOnlySpan<byte> after, ref int at)
    {
        if (after.Length < 2 || !byte.TryParse(after[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw new FormatException("a '%' is not followed by two hexadecimal digits");
        at += 2;
        return value;
    }

    private static string Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException problem)
        {
            throw new FormatException("an encoded part is no text in UTF-8", problem);
        }
    }
}
