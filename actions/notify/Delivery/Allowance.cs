namespace Notify.Delivery;

/// <summary>How long and how often one sink may try.</summary>
internal sealed record Allowance
{
    /// <summary>All tries and the waits between them. A wait that a receiver asks for and that would end later is not begun.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One try, until the last byte of the answer.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>At least 2.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>First wait; doubles, more or less by chance.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);
}
