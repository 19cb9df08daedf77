namespace DetectChanges.Trees;

/// <summary>Names of files and folders relative to the root of the repository, with <c>/</c>; the root itself is <c>""</c>.</summary>
internal static class RepositoryPath
{
    /// <summary>The last segment.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The folder something lies in.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";

    /// <summary>What <paramref name="relative"/> means when it is written in a file of <paramref name="folder"/>: <c>.</c>, <c>..</c> and doubled slashes resolved.</summary>
    /// <returns><see langword="null"/> when it leads out of the repository or is absolute.</returns>
    public static string? Resolve(string folder, string relative)
    {
        if (relative.StartsWith('/')) return null;
        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".") continue;
            if (segment != "..") segments.Add(segment);
            else if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            else return null;
        }

        return string.Join('/', segments);
    }

    /// <summary>Whether a file or folder is the folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));

    /// <summary>Something of that name in a folder.</summary>
    public static string In(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>What lies below a folder, as seen from there; <see langword="null"/> when it lies elsewhere.</summary>
    public static string? Below(string path, string folder) =>
        folder.Length == 0 ? path : path.Length > folder.Length && IsWithin(path, folder) ? path[(folder.Length + 1)..] : null;

    /// <summary>The folder and those above it, nearest first, the root last.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        for (var here = folder; here.Length > 0; here = Folder(here)) yield return here;
        yield return "";
    }
}
