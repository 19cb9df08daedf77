using Bench.Measuring;

namespace Bench.SbomScan;

/// <summary>A program that writes an SBOM.</summary>
/// <param name="Name">With its version.</param>
/// <param name="Command">Runs it.</param>
/// <param name="Document">The SBOM it leaves; <see langword="null"/>: on its standard output.</param>
internal sealed record Contender(string Name, Command Command, string? Document);
