using System.IO.Compression;

namespace Demo;

/// <summary>What is known of vulnerabilities, as a dump of an OSV service: the demo needs no connection.</summary>
internal static class AdvisoryData
{
    /// <summary>Below the work tree, which is the workspace of the job.</summary>
    public const string Folder = "osv";

    /// <param name="sources">Folder with a record for each ecosystem.</param>
    /// <param name="workspace">The work tree.</param>
    public static void Write(string sources, string workspace)
    {
        foreach (var record in Directory.EnumerateFiles(sources, "*.json"))
        {
            var ecosystem = Directory.CreateDirectory(Path.Combine(workspace, Folder, Path.GetFileNameWithoutExtension(record))).FullName;
            using var dump = ZipFile.Open(Path.Combine(ecosystem, "all.zip"), ZipArchiveMode.Create);
            dump.CreateEntryFromFile(record, Path.GetFileName(record));
        }
    }
}
