namespace SbomScan.Images.Tar;

/// <summary>Paths inside an image: relative to its root, with <c>/</c>, and never out of it.</summary>
internal static class TarPath
{
    /// <summary>The path that a name in a tar, or the text of a link, stands for. As for a process whose root it is, <c>..</c> leads no further up than the root.</summary>
    /// <param name="name">As written.</param>
    /// <param name="folder">What a name that does not begin with <c>/</c> is relative to.</param>
    public static string Of(string name, string folder = "")
    {
        if (folder.Length == 0 && IsPlain(name)) return name;
        var parts = new List<string>();
        foreach (var part in (name.StartsWith('/') ? name : $"{folder}/{name}").Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    public static string Folder(string path) => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    // Nearly all are: nothing has to be taken apart. What might be a '.' or '..' of its own begins with a dot.
    private static bool IsPlain(string name) =>
        name.Length > 0 && name[0] is not ('/' or '.') && name[^1] != '/' && !name.Contains("//", StringComparison.Ordinal) && !name.Contains("/.", StringComparison.Ordinal);
}
