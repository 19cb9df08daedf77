using Testing;

namespace HealthCheck.Tests.Support;

/// <summary>A clock that goes a hundred times as fast, with waits that are over at once: limits of minutes are reached in a second.</summary>
internal sealed class HurriedClock : ShortWaits
{
    public override long GetTimestamp() => base.GetTimestamp() * 100;
}
