namespace SbomScan.LockFiles.Npm;

/// <summary>Paths between the folders a lock file names.</summary>
internal static class RelativePath
{
    /// <summary>The folder that a path written in another folder means, relative to where both begin; it may lead out of it by <c>..</c>.</summary>
    public static string Join(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }
}
