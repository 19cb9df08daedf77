namespace DetectChanges.Trees;

/// <summary>The names of all files of one commit, in ordinal order, as git has them: relative to the root, with <c>/</c>.</summary>
internal sealed class FileTree
{
    private readonly string[] paths;
    private readonly Lazy<Dictionary<string, List<string>>> byName;

    public FileTree(IEnumerable<string> paths)
    {
        this.paths = [.. paths];
        // git's order differs only where names hold characters beyond the Basic Multilingual Plane.
        if (!IsSorted(this.paths)) Array.Sort(this.paths, StringComparer.Ordinal);
        byName = new(() => ByName(this.paths));
    }

    public IReadOnlyList<string> Paths => paths;

    public bool HasFile(string path) => Array.BinarySearch(paths, path, StringComparer.Ordinal) >= 0;

    /// <summary>Whether any file lies below the folder; the root (<c>""</c>) always exists.</summary>
    public bool HasFolder(string folder) => folder.Length == 0 || Under(folder).Any();

    /// <summary>All files below the folder, at any depth.</summary>
    public IEnumerable<string> Under(string folder) => folder.Length == 0 ? paths : StartingWith(folder + "/");

    /// <summary>All files whose whole name begins with a text.</summary>
    public ArraySegment<string> StartingWith(string text)
    {
        var start = Array.BinarySearch(paths, text, StringComparer.Ordinal);
        if (start < 0) start = ~start;
        var (end, behind) = (start, paths.Length);
        while (end < behind)
        {
            var middle = end + ((behind - end) / 2);
            if (paths[middle].StartsWith(text, StringComparison.Ordinal)) end = middle + 1;
            else behind = middle;
        }

        return new ArraySegment<string>(paths, start, end - start);
    }

    /// <summary>All files of that name, in whatever folder.</summary>
    public IReadOnlyList<string> Named(string name) => byName.Value.TryGetValue(name, out var found) ? found : [];

    private static Dictionary<string, List<string>> ByName(string[] paths)
    {
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        // Most names occur many times: no text is made for those.
        var known = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in paths)
        {
            var name = path.AsSpan(path.LastIndexOf('/') + 1);
            if (known.TryGetValue(name, out var group)) group.Add(path);
            else known[name] = [path];
        }

        return groups;
    }

    private static bool IsSorted(string[] paths)
    {
        for (var i = 1; i < paths.Length; i++)
        {
            if (string.CompareOrdinal(paths[i - 1], paths[i]) > 0) return false;
        }

        return true;
    }
}
