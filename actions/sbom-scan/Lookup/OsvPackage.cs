namespace SbomScan.Lookup;

/// <summary>A package as OSV names it: all that is told to the service.</summary>
/// <param name="Ecosystem">With its release where it has one: <c>Debian:12</c>.</param>
/// <param name="Name">As the ecosystem writes it: <c>org.slf4j:slf4j-api</c>; for distributions the source package.</param>
/// <param name="Version">Its version; for distributions the one of the source package.</param>
internal sealed record OsvPackage(string Ecosystem, string Name, string Version);
