namespace SbomScan.Reporting;

/// <summary>Files that were written, relative to the workspace; <see langword="null"/>: not written.</summary>
internal sealed record ReportFiles
{
    public static ReportFiles None { get; } = new();

    public string? CycloneDx { get; init; }

    public string? Spdx { get; init; }

    public string? Sarif { get; init; }

    public string? Findings { get; init; }

    public string? Coverage { get; init; }
}
