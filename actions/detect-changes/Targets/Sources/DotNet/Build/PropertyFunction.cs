using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>A call in a property: <c>[MSBuild]::GetPathOfFileAbove('a', '$(b)')</c>, <c>MSBuildProjectName.Replace('.Tests', '')</c>.</summary>
/// <param name="Receiver">The property a method is called on; <see langword="null"/> for a function of a type.</param>
/// <param name="Name">The function, with its type if it has one.</param>
/// <param name="Arguments">As they are written, without quotes.</param>
internal sealed record PropertyFunction(string? Receiver, string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>Stands between the receiver, or the name of a function without one, and each argument.</summary>
    public const string Separator = "\u0004";

    /// <summary>The call; <see langword="null"/> when it is something else, such as several calls in a row.</summary>
    public static PropertyFunction? Parse(string expression)
    {
        var open = expression.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || Closing(expression, open) != expression.Length - 1) return null;
        var name = expression[..open].Trim();
        var arguments = Split(expression[(open + 1)..^1]);
        if (name.StartsWith('[')) return new(null, name.ToUpperInvariant(), arguments);
        return name.Split('.') is [var receiver, var method] ? new(receiver, method.ToUpperInvariant(), arguments) : null;
    }

    /// <summary>Where the parenthesis at <paramref name="open"/> is closed; negative when it is not.</summary>
    public static int Closing(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            if (text[at] == '(') depth++;
            else if (text[at] == ')' && --depth == 0) return at;
        }

        return -1;
    }

    /// <summary>The result; <see langword="null"/> when it is not known.</summary>
    public string? Apply(string[] texts, BuildFiles files, string project, string file)
    {
        if (texts.Any(text => text.Contains(BuildPath.Unknown) || text.Contains(BuildPath.Outside))) return null;
        var folder = RepositoryPath.Folder(project);
        return (Name, texts) switch
        {
            ("[MSBUILD]::GETPATHOFFILEABOVE", [_, var name, .. var start]) =>
                Above(files, name, start is [var one] ? one : BuildPath.Absolute(RepositoryPath.Folder(file)), folder) is { } found ? $"{BuildPath.Root}/{found}" : "",
            ("[MSBUILD]::GETDIRECTORYNAMEOFFILEABOVE", [_, var start, var name]) =>
                Above(files, name, start, folder) is { } found ? BuildPath.Absolute(RepositoryPath.Folder(found)).TrimEnd('/') : "",
            ("[MSBUILD]::NORMALIZEPATH" or "[SYSTEM.IO.PATH]::GETFULLPATH", [_, .. var parts]) => Full(parts, folder),
            ("[MSBUILD]::NORMALIZEDIRECTORY", [_, .. var parts]) => Full(parts, folder) is { } full ? full.TrimEnd('/') + "/" : null,
            ("[SYSTEM.IO.PATH]::COMBINE", [_, .. var parts]) => Combine(parts),
            ("[SYSTEM.IO.PATH]::GETDIRECTORYNAME", [_, var path]) => RepositoryPath.Folder(path.Replace('\\', '/')),
            ("[MSBUILD]::ENSURETRAILINGSLASH", [_, var path]) => path.EndsWith('/') || path.EndsWith('\\') ? path : path + "/",
            ("REPLACE", [var text, { Length: > 0 } old, var @new]) => text.Replace(old, @new, StringComparison.Ordinal),
            ("ENDSWITH", [var text, var end]) => text.EndsWith(end, StringComparison.Ordinal).ToString(),
            ("STARTSWITH", [var text, var start]) => text.StartsWith(start, StringComparison.Ordinal).ToString(),
            ("CONTAINS", [var text, var part]) => text.Contains(part, StringComparison.Ordinal).ToString(),
            _ => null,
        };
    }

    private static string? Above(BuildFiles files, string name, string start, string folder) =>
        BuildPath.Of(start, folder).Name is { } from && name.IndexOfAny(['/', '\\']) < 0 ? files.Nearest(from, name) : null;

    private static string? Full(string[] parts, string folder) => BuildPath.Of(Combine(parts), folder).Name is { } name ? $"{BuildPath.Root}/{name}" : null;

    private static string Combine(string[] parts)
    {
        var path = "";
        foreach (var part in parts.Select(part => part.Replace('\\', '/')))
        {
            if (part.StartsWith(BuildPath.Root) || part.StartsWith('/') || path.Length == 0) path = part;
            else path = path.EndsWith('/') ? path + part : $"{path}/{part}";
        }

        return path;
    }

    private static List<string> Split(string text)
    {
        var arguments = new List<string>();
        var (start, depth, quote) = (0, 0, '\0');
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"' or '`') quote = c;
            else if (c is '(') depth++;
            else if (c is ')') depth--;
            else if (c is ',' && depth == 0)
            {
                arguments.Add(Unquoted(text[start..at]));
                start = at + 1;
            }
        }

        if (text.Length > 0) arguments.Add(Unquoted(text[start..]));
        return arguments;
    }

    private static string Unquoted(string argument)
    {
        argument = argument.Trim();
        return argument is ['\'' or '"' or '`', .., '\'' or '"' or '`'] ? argument[1..^1] : argument;
    }
}
