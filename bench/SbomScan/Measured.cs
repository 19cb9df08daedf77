using Bench.Measuring;

namespace Bench.SbomScan;

/// <param name="Contender">Who.</param>
/// <param name="Series">How long it took.</param>
/// <param name="Mebibytes">Peak memory.</param>
/// <param name="Components">What its SBOM lists, as purls without qualifiers.</param>
internal sealed record Measured(Contender Contender, Series Series, double Mebibytes, IReadOnlySet<string> Components);
