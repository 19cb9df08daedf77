namespace SbomScan.Inventories;

/// <summary>A file that was read.</summary>
/// <param name="Path">As occurrences name it.</param>
/// <param name="Format">For people: <c>package-lock.json</c>.</param>
/// <param name="FormatVersion">The version the file gives itself.</param>
/// <param name="Packages">How many packages it holds, own projects not counted.</param>
/// <param name="StatesEmptiness">It says itself that it holds none.</param>
/// <param name="HasEdges">Whether the format tells what depends on what.</param>
/// <param name="Took">How long reading took.</param>
/// <param name="Remarks">What the reader could not tell.</param>
internal sealed record FileRead(string Path, string Format, string? FormatVersion, int Packages, bool StatesEmptiness, bool HasEdges, TimeSpan Took, IReadOnlyList<string> Remarks);
