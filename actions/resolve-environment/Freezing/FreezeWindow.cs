using NodaTime;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Freezing;

/// <summary>A time in which nothing is deployed.</summary>
/// <param name="Name">As it was named, or when it is.</param>
/// <param name="Reason">Why; null when nobody said.</param>
/// <param name="Environments">Of which; empty means all.</param>
/// <param name="Zone">Whose clocks count.</param>
/// <param name="Spans">When.</param>
internal sealed record FreezeWindow(string Name, string? Reason, IReadOnlyList<TargetEnvironment> Environments, Zone Zone, IReadOnlyList<IFreezeSpan> Spans)
{
    public Interval? Around(Instant now) => Spans.Select(span => span.Around(now, Zone)).FirstOrDefault(span => span is not null);
}
