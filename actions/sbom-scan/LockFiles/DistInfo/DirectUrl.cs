using SbomScan.LockFiles.Data;
using SbomScan.LockFiles.Python;

namespace SbomScan.LockFiles.DistInfo;

/// <summary>Where an installed Python package comes from, if that is not an index: <c>direct_url.json</c> (packaging.python.org, "Recording the Direct URL Origin").</summary>
internal static class DirectUrl
{
    public const string Name = "direct_url.json";

    /// <param name="metadata">The file that describes the package.</param>
    public static PythonSource? SourceBeside(LockFile metadata) => Beside.Read(metadata, Name, null, file => Source(Json.Read(file.Bytes.Span)));

    private static PythonSource? Source(DataMap origin)
    {
        var url = origin.Required("url");
        if (origin.Map("dir_info") != null) return PythonSource.Own;
        if (origin.Map("vcs_info") is { } repository) return PythonSource.Git(url, repository.Text("commit_id"));
        // A wheel that another stage of the build fetched is still the one of the index.
        return origin.Map("archive_info") == null || url.StartsWith("file:", StringComparison.Ordinal) ? null : PythonSource.Url(url);
    }
}
