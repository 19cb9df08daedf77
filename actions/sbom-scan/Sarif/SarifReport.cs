using SbomScan.Findings;

namespace SbomScan.Sarif;

/// <summary>What a SARIF document is made of: one target.</summary>
internal sealed record SarifReport
{
    /// <summary>The target without tag and digest.</summary>
    public required string Name { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>Every finding, the ignored ones among them. What the gate says of them does not count here.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    public bool IsImage { get; init; }

    /// <summary>The file that findings of an image point to, relative to the root of the repository; <see langword="null"/>: a path made of the name.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Sentences about what could not be read or looked up. With any, the run counts as failed.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>What ties the document to the target where it is uploaded.</summary>
    public string Category => $"sbom-scan/{Name}/";
}
