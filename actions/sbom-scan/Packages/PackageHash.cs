namespace SbomScan.Packages;

/// <summary>An integrity hash that a lock file states.</summary>
/// <param name="Algorithm">As CycloneDX names it: <c>SHA-512</c>, <c>SHA-256</c>, <c>SHA-1</c>, <c>MD5</c>.</param>
/// <param name="Hex">The hash in lower-case hexadecimal digits.</param>
internal sealed record PackageHash(string Algorithm, string Hex);
