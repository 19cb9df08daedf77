using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>For writes: a call under way when the job is cancelled gets two seconds more, so that the id it answers is not lost.</summary>
internal sealed class GraceToken : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;

    public GraceToken(ActionContext action)
    {
        source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, action.Time);
        registration = action.Stopping.Register(() => source.CancelAfter(Grace));
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        registration.Dispose();
        source.Dispose();
    }
}
