using Testing;

namespace Simulator.Tests.Deciding;

/// <summary>A clock that stands, on which nobody waits between retries.</summary>
/// <param name="now">In UTC.</param>
internal sealed class StandingTime(string now) : ShortWaits
{
    private readonly DateTimeOffset now = DateTimeOffset.Parse(now + "Z");

    public override DateTimeOffset GetUtcNow() => now;
}
