using Bench.Measuring;

namespace Bench.Notify;

/// <param name="Contender">Who.</param>
/// <param name="Series">How long it took.</param>
/// <param name="Mebibytes">Peak memory.</param>
internal sealed record Measured(Contender Contender, Series Series, double Mebibytes);
