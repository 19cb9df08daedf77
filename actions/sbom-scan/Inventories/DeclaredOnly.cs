namespace SbomScan.Inventories;

/// <summary>A manifest without a lock file.</summary>
/// <param name="Path">The manifest.</param>
/// <param name="Ecosystem">For people: <c>npm</c>.</param>
/// <param name="Command">What makes a lock file.</param>
internal sealed record DeclaredOnly(string Path, string Ecosystem, string Command);
