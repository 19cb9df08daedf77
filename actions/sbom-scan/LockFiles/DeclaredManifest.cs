namespace SbomScan.LockFiles;

/// <summary>A file that names dependencies which no lock file resolves: nothing tells their versions.</summary>
/// <param name="Path">The file.</param>
/// <param name="Ecosystem">For people: <c>npm</c>.</param>
/// <param name="Command">What makes the lock file.</param>
internal sealed record DeclaredManifest(string Path, string Ecosystem, string Command);
