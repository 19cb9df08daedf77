namespace SbomScan.Documents;

/// <summary>What a document says about the run that wrote it. Equal facts and an equal inventory give an equal document, byte for byte.</summary>
/// <param name="ToolVersion">Version of this program.</param>
/// <param name="Timestamp">When the inventory was made, or the time that <c>SOURCE_DATE_EPOCH</c> names. Written in UTC, to the second.</param>
internal sealed record DocumentFacts(string ToolVersion, DateTimeOffset Timestamp)
{
    public const string ToolName = "sbom-scan";

    /// <summary><c>2026-11-26T08:00:00Z</c>.</summary>
    public string Time => Timestamp.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
