namespace Actions.Aws;

/// <summary>Full jitter: a random part of 0.2 s doubled per attempt, capped.</summary>
internal sealed class Backoff(Random random)
{
    public static readonly TimeSpan ReadCap = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan WriteCap = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.2);

    /// <param name="attempt">0 before the second attempt, 1 before the third, …</param>
    /// <param name="cap">Longest wait.</param>
    public TimeSpan Next(int attempt, TimeSpan cap)
    {
        var ceiling = First * Math.Pow(2, Math.Clamp(attempt, 0, 20));
        return random.NextDouble() * (ceiling < cap ? ceiling : cap);
    }
}
