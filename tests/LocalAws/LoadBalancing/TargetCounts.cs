namespace LocalAws.LoadBalancing;

/// <summary>What a target answered so far.</summary>
public sealed class TargetCounts
{
    private long total;
    private long errors;

    public long Total => Interlocked.Read(ref total);

    /// <summary>Answers of 500 and above, and requests it did not answer.</summary>
    public long Errors => Interlocked.Read(ref errors);

    internal void Add(bool failed)
    {
        Interlocked.Increment(ref total);
        if (failed)
            Interlocked.Increment(ref errors);
    }
}
