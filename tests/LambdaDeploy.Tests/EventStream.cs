namespace LambdaDeploy.Tests;

/// <summary>Events for the alias of a function, one after the other.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task sending;

    public EventStream(LambdaWorld world, string function) => sending = SendAsync(world, function);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await sending;
        ended.Dispose();
    }

    private async Task SendAsync(LambdaWorld world, string function)
    {
        while (!ended.IsCancellationRequested)
        {
            await world.InvokeAsync(times: 1, function);
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
