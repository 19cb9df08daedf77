using Testing;

namespace ResolveEnvironment.Tests;

/// <summary>A clock that stands, on which nobody waits between retries.</summary>
internal sealed class FixedTime(DateTimeOffset now) : ShortWaits
{
    public static FixedTime At(string utc) => new(DateTimeOffset.Parse(utc + "Z"));

    public override DateTimeOffset GetUtcNow() => now;
}
