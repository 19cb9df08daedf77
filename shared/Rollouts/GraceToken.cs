namespace Actions.Rollouts;

/// <summary>For writes: a call under way when the job is cancelled gets two seconds more, so that the id it answers is not lost.</summary>
public sealed class GraceToken : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;

    /// <summary>Makes a token that outlives another one a little.</summary>
    /// <param name="time">Clock of the two seconds.</param>
    /// <param name="stopping">Set when the job is cancelled.</param>
    public GraceToken(TimeProvider time, CancellationToken stopping)
    {
        source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        registration = stopping.Register(() => source.CancelAfter(Grace));
    }

    /// <summary>Set two seconds after the job was cancelled.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        registration.Dispose();
        source.Dispose();
    }
}
