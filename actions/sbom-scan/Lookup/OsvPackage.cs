namespace SbomScan.Lookup;

/// <summary>A package as OSV names it. Ecosystem, name and version are all that is told to the service.</summary>
/// <param name="Ecosystem">With its release where it has one: <c>Debian:12</c>.</param>
/// <param name="Name">As the ecosystem writes it: <c>org.slf4j:slf4j-api</c>; for most distributions the source package.</param>
/// <param name="Version">Its version; of the source package where that is asked for.</param>
/// <param name="Release">All releases are asked for, and this one counts: see <see cref="Releases"/>. <see langword="null"/>: the ecosystem names it.</param>
internal sealed record OsvPackage(string Ecosystem, string Name, string Version, string? Release = null);
