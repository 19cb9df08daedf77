using DetectChanges.Targets.Manifests.Hcl;

namespace DetectChanges.Targets.Sources.Terraform;

/// <summary>A string that names a file or folder near the configuration, such as <c>${path.module}/../x.json</c>.</summary>
internal static class LocalPath
{
    private const int Longest = 500;

    /// <summary>
    /// The path, relative to the configuration; only its folder when the end is not known before the program runs. <see langword="null"/>: it is no path.
    /// In a module, <c>path.root</c> is the folder of whoever uses it, whose own files affect it anyway.
    /// </summary>
    public static string? Of(HclText text)
    {
        if (text.Pieces.Count == 0 || text.ToString() is var written && (written.Length > Longest || written.Contains('\n', StringComparison.Ordinal))) return null;
        var isRooted = text.Pieces[0] is { IsExpression: true, Text: "path.module" or "path.root" or "path.cwd" };
        if (!isRooted && !(text.Pieces[0] is { IsExpression: false, Text: var first } && IsRelative(first))) return null;

        var known = text.Pieces.Skip(isRooted ? 1 : 0).TakeWhile(piece => !piece.IsExpression).ToList();
        var path = (isRooted ? "." : "") + string.Concat(known.Select(piece => piece.Text));
        return known.Count + (isRooted ? 1 : 0) < text.Pieces.Count ? path[..(path.LastIndexOf('/') + 1)] : path;
    }

    public static bool IsRelative(string text) => text is "." or ".." || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal);
}
