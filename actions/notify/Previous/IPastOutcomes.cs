namespace Notify.Previous;

/// <summary>Where it is kept how those before ended.</summary>
internal interface IPastOutcomes
{
    /// <summary>What is looked into, for the log: <c>deployment records of web in production</c>.</summary>
    string Name { get; }

    /// <summary>Those that have ended, newest first, without those of this run attempt.</summary>
    IAsyncEnumerable<PastOutcome> ListAsync(CancellationToken cancellation);
}
