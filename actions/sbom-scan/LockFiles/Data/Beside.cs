namespace SbomScan.LockFiles.Data;

/// <summary>Files that help to understand a lock file, which must be enough without them.</summary>
internal static class Beside
{
    /// <param name="file">The lock file.</param>
    /// <param name="path">Of the other one, relative to its folder.</param>
    /// <param name="otherwise">The answer where that one is not there or cannot be read.</param>
    /// <param name="read">Reads it.</param>
    public static T Read<T>(LockFile file, string path, T otherwise, Func<LockFile, T> read)
    {
        try
        {
            return file.Neighbour(path) is { } other ? read(other) : otherwise;
        }
        catch (FormatException)
        {
            return otherwise;
        }
    }
}
