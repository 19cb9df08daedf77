using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker.Builds;

/// <summary>
/// Finds the Dockerfiles that a path with an expression such as <c>apps/${{ matrix.app }}/Dockerfile</c> may stand for: all that have
/// such a name. Their context has the same text in the place of the same expression.
/// </summary>
internal static class RuntimePath
{
    /// <summary>None: the paths are too open to tell, or lead out of the repository.</summary>
    public static IEnumerable<(string Context, string Dockerfile)> Resolve(IReadOnlyList<string> dockerfiles, string context, string file)
    {
        if (Expression(file) is not { } expression) return Expression(context) == null && Fixed(context, file) is { } pair ? [pair] : [];
        if (file.Split(expression) is not [var before, var behind] || before.Trim('.', '/').Length + behind.Trim('.', '/').Length == 0) return [];
        return dockerfiles.Select(path => Middle(path, Clean(before), behind))
            .Where(middle => middle is { Length: > 0 }).Select(middle => Replace(context, file, expression, middle!)).OfType<(string, string)>();
    }

    private static (string Context, string Dockerfile)? Replace(string context, string file, string expression, string value)
    {
        var known = context.Replace(expression, value, StringComparison.Ordinal);
        return Expression(known) == null ? Fixed(known, file.Replace(expression, value, StringComparison.Ordinal)) : null;
    }

    private static (string Context, string Dockerfile)? Fixed(string context, string file) =>
        RepositoryPath.Resolve("", context) is { } folder && RepositoryPath.Resolve("", file) is { } dockerfile ? (folder, dockerfile) : null;

    private static string? Expression(string text)
    {
        var start = text.IndexOf("${{", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("}}", start, StringComparison.Ordinal);
        return end < 0 ? null : text[start..(end + 2)];
    }

    private static string Clean(string before) => before.StartsWith("./", StringComparison.Ordinal) ? before[2..] : before;

    private static string? Middle(string path, string before, string behind) =>
        path.Length > before.Length + behind.Length
        && path.StartsWith(before, StringComparison.Ordinal)
        && path.EndsWith(behind, StringComparison.Ordinal)
        && path[before.Length..^behind.Length] is var middle && !middle.Contains('/') ? middle : null;
}
