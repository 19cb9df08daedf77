using Actions.Toolkit;
using SbomScan.Foreign;
using SbomScan.Inventories;

namespace SbomScan.Reading;

/// <summary>Makes targets of what others wrote: their SBOMs, their findings. A file that is not understood is told of like a lock file.</summary>
internal static class ForeignTargets
{
    public static ScannedTarget OfSbom(WorkspacePath path, TimeProvider time) => Read(path, bytes =>
    {
        var start = time.GetTimestamp();
        var sbom = ForeignSbomReader.Read(bytes);
        var packages = sbom.Inventory.Components.Count;
        var format = $"{sbom.Format}{(sbom.Tool == null ? "" : $" of {sbom.Tool}")}";
        return new ScannedTarget(sbom.Inventory, new Coverage
        {
            Read = [new FileRead(path.RelativePath, format, null, packages, StatesEmptiness: false, sbom.HasEdges, time.GetElapsedTime(start), sbom.Remarks)],
            Empty = packages > 0 ? [] : [new Unread(path.RelativePath, $"{format} lists no package")],
        });
    });

    public static ScannedTarget OfFindings(WorkspacePath path) => Read(path, bytes =>
    {
        var read = ForeignFindingsReader.Read(bytes);
        return new ScannedTarget(new Inventory(path.RelativePath, []), new Coverage())
        {
            Findings = read.Findings,
            Warnings = [.. read.Remarks.Select(remark => $"{path.RelativePath} ({read.Tool}): {remark}")],
        };
    });

    private static ScannedTarget Read(WorkspacePath path, Func<byte[], ScannedTarget> read)
    {
        try
        {
            return read(File.ReadAllBytes(path.FullPath));
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            return new ScannedTarget(new Inventory(path.RelativePath, []), new Coverage { Unreadable = [new Unread(path.RelativePath, problem.Message)] });
        }
    }
}
