using System.Text.RegularExpressions;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>One thing that is asked to be installed, as in <c>requirements.txt</c> or <c>pyproject.toml</c>.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="Value">A name in the form of PEP 503, or a path as it is written.</param>
internal sealed partial record Requirement(RequirementKind Kind, string Value)
{
    private const int Longest = 4096;

    /// <summary>Reads one; <see langword="null"/> when it comes from elsewhere (a URL) or is an option that installs nothing.</summary>
    public static Requirement? Parse(string text)
    {
        text = WithoutOptions(text.Trim());
        if (text.Length > Longest) return new Requirement(RequirementKind.Unknown, text[..Longest]);
        if (Option().Match(text) is { Success: true } option) return OfOption(option.Groups["name"].Value, option.Groups["value"].Value.Trim('"', '\''));
        if (text.StartsWith('-') || text.Length == 0) return null;
        if (Direct().Match(text) is { Success: true } direct) return OfLocation(direct.Groups["url"].Value);
        if (BeforeMarker(text) is var location && (text[0] is '.' or '{' or '$' || text.StartsWith("file:", StringComparison.Ordinal) || location.Contains('/')))
            return OfLocation(location);
        return Named().Match(text) is { Success: true } named ? new Requirement(RequirementKind.Name, PythonName.Normalize(named.Value)) : null;
    }

    private static Requirement? OfOption(string name, string value) => name switch
    {
        "-e" or "--editable" => Direct().IsMatch(value) ? Parse(value) : OfLocation(BeforeMarker(value)),
        "-f" or "--find-links" => OfLocation(value),
        _ => OfLocation(value) is { Kind: RequirementKind.Path } file ? file with { Kind = RequirementKind.File } : OfLocation(value),
    };

    // file:../x, file:///${PROJECT_ROOT}/../x of pdm and uv, {root:parent:uri}/x of hatch, ../x[extra]
    private static Requirement? OfLocation(string text)
    {
        var path = HatchRoot().Replace(text, root => string.Join('/', Enumerable.Repeat("..", root.Groups["parent"].Captures.Count).Prepend(".")));
        if (path.StartsWith("file:", StringComparison.Ordinal)) path = OfFileUrl(path["file:".Length..]);
        if (path.Contains("://", StringComparison.Ordinal) || Scheme().IsMatch(path)) return null;
        path = Extras().Replace(path, "");
        return new Requirement(path.Contains('$') || path.Contains('{') ? RequirementKind.Unknown : RequirementKind.Path, path);
    }

    private static string OfFileUrl(string rest)
    {
        var path = Uri.UnescapeDataString(rest.Split('#', '?')[0]);
        const string root = "${PROJECT_ROOT}";
        if (path.TrimStart('/') is var inner && inner.StartsWith(root, StringComparison.Ordinal)) return "." + inner[root.Length..];
        return path.StartsWith("//.", StringComparison.Ordinal) ? path[2..] : path;
    }

    // "foo==1 --hash=… --hash=…" can be of any length.
    private static string WithoutOptions(string text) => text.IndexOf(" --", StringComparison.Ordinal) is > 0 and var at ? text[..at].TrimEnd() : text;

    private static string BeforeMarker(string text) => text.Split(';')[0].TrimEnd();

    [GeneratedRegex("""^(?<name>-[ecrf]|--(editable|requirement|constraint|find-links))[\s=]*(?<value>.+)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("""^[A-Za-z0-9][A-Za-z0-9._-]*\s*(\[[^\]]*\])?\s*@\s*(?<url>[^\s;]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Direct();

    [GeneratedRegex("""^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(?=\s*($|[\[(<>=!~;,\s]))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("""^\{root(?<parent>:parent)*(:uri|:real)?\}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HatchRoot();

    [GeneratedRegex("""^[a-z][a-z0-9+.-]+:""", RegexOptions.None, 1000)]
    private static partial Regex Scheme();

    [GeneratedRegex("""\[[^\]]*\]$""", RegexOptions.None, 1000)]
    private static partial Regex Extras();
}
