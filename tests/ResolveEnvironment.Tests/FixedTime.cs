namespace ResolveEnvironment.Tests;

/// <summary>A clock that stands.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public static FixedTime At(string utc) => new(DateTimeOffset.Parse(utc + "Z"));

    public override DateTimeOffset GetUtcNow() => now;
}
