using Actions.Toolkit;
using SbomScan.Images.Merging;
using SbomScan.Inventories;
using SbomScan.LockFiles;
using SbomScan.NewOnly;
using SbomScan.Trees;
using SbomScan.Wishes;

namespace SbomScan.Reading;

/// <summary>Reads a folder of the workspace, as it is or as the base commit has it.</summary>
/// <param name="source">The folder, and which of its files are wanted.</param>
/// <param name="name">Name of the target.</param>
/// <param name="runner">Gives the workspace.</param>
/// <param name="time">Times the reading.</param>
internal sealed class FolderReader(SourceWishes source, string name, RunnerContext runner, TimeProvider time)
{
    private static readonly string[] NeverSeen = ["Executables, jars, vendored sources and statically linked code are not seen."];

    public ScannedTarget Read(WorkspacePath folder)
    {
        // The whole workspace can be asked for neighbours, such as the parent of a pom; only the folder is listed.
        var tree = new FolderTree(WorkspacePath.Resolve(runner, ".").RealPath, Relative(folder), Entered);
        var scanned = new TreeScan(source.Wants, time).Run(name, folder.RelativePath, tree);
        return scanned with
        {
            Coverage = scanned.Coverage with
            {
                Unreadable = [.. scanned.Coverage.Unreadable, .. tree.Unreadable, .. tree.DeadLinks.Where(path => LockFileReaders.For(path) != null && source.Wants(path)).Select(Dead)],
                DeclaredOnly = DeclaredOnly.In([.. tree.Files.Select(file => file.Path).Where(source.Wants)]),
                SkippedFolders = tree.Skipped,
                NeverSeen = NeverSeen,
            },
        };
    }

    /// <summary>The same folder of the base commit.</summary>
    /// <exception cref="ReportedException">The base is not known, or could not be read.</exception>
    public async Task<ScannedTarget> ReadBaseAsync(WorkspacePath folder, BaseCommit basis)
    {
        var prefix = Relative(folder) is { Length: > 0 } path ? path + "/" : "";
        var tree = await basis.ReadAsync(file => WorthALook.File(file) && (!file.StartsWith(prefix, StringComparison.Ordinal) || !SkippedFolders.Hide(file[prefix.Length..], Entered)));
        return new TreeScan(file => file.StartsWith(prefix, StringComparison.Ordinal) && source.Wants(file), time).Run(name, folder.RelativePath, tree);
    }

    private IReadOnlySet<string> Entered => field ??= SkippedFolders.Names.Where(folder => source.Include.Any(glob => glob.Pattern.Split('/').Contains(folder))).ToHashSet(StringComparer.Ordinal);

    private static Unread Dead(string path) => new(path, "it is a link that leads out of the workspace, or to nothing");

    private static string Relative(WorkspacePath folder) => folder.RelativePath is "." ? "" : folder.RelativePath;
}
