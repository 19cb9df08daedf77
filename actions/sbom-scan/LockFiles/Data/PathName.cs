namespace SbomScan.LockFiles.Data;

internal static class PathName
{
    /// <summary>The last part of a path with <c>/</c>.</summary>
    public static string Of(string path) => path[(path.LastIndexOf('/') + 1)..];
}
