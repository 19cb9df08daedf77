namespace Demo;

/// <summary>Customers whose orders go to the function that writes receipts, one after the other; every third one has a coupon.</summary>
internal sealed class Customers : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Task orders;
    private readonly List<EventAnswer> answers = [];

    private Customers(IStage stage) => orders = OrderAsync(stage);

    public static Customers Start(IStage stage) => new(stage);

    /// <summary>What they were answered since the last call.</summary>
    public IReadOnlyList<EventAnswer> Take()
    {
        lock (gate)
        {
            IReadOnlyList<EventAnswer> taken = [.. answers];
            answers.Clear();
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await orders;
        stop.Dispose();
    }

    private async Task OrderAsync(IStage stage)
    {
        using var pace = new PeriodicTimer(Pause);
        for (var number = 1; !stop.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None); number++)
        {
            var coupon = number % 3 == 0 ? """, "coupon": {"percent": 10}""" : "";
            var answer = await stage.InvokeAsync(FunctionBuild.Function, FunctionBuild.Alias, $$"""{"order": {{number}}{{coupon}}}""");
            lock (gate)
                answers.Add(answer);
        }
    }
}
