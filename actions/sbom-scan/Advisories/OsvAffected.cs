namespace SbomScan.Advisories;

/// <summary>A package that a vulnerability is in.</summary>
/// <param name="Ecosystem">With its release where it has one: <c>Debian:12</c>.</param>
/// <param name="Name">As the ecosystem writes it.</param>
internal sealed record OsvAffected(string Ecosystem, string Name)
{
    public IReadOnlyList<OsvRange> Ranges { get; init; } = [];

    /// <summary>Affected versions, one by one.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    public IReadOnlyList<OsvSeverity> Severities { get; init; } = [];

    public string? SeverityWord { get; init; }
}
