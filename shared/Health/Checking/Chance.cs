namespace Actions.Health;

/// <summary>Spreads waits, so that many jobs that began together do not go on together.</summary>
internal static class Chance
{
    /// <summary>From 0 to 1.</summary>
#pragma warning disable CA5394 // Nothing is kept secret with it.
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
