namespace Notify.Delivery;

/// <summary>How long and how often one sink may try.</summary>
internal sealed record Allowance
{
    /// <summary>All tries and the waits between them.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One try, until the last byte of the answer.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    public int Tries { get; init; } = 5;

    /// <summary>First wait; doubles, more or less by chance.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest wait that a receiver may ask for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);
}
