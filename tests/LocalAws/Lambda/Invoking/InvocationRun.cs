using System.Globalization;
using LocalAws.CloudWatch;
using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Invoking;

/// <summary>Runs functions within their time and tells logs, metrics and the record of it.</summary>
internal sealed class InvocationRun(LambdaWorld world, IFunctionRunner recorded, IFunctionRunner programs, FunctionLog log, FunctionMetrics metrics)
{
    private readonly Lock _lock = new();
    private readonly List<InvocationRecord> _records = [];

    public IReadOnlyList<InvocationRecord> Records
    {
        get
        {
            lock (_lock)
                return [.. _records];
        }
    }

    public void Forget()
    {
        lock (_lock)
            _records.Clear();
    }

    /// <returns>The result, and the end of the log.</returns>
    public async Task<(FunctionResult Result, string Log)> RunAsync(Invocation invocation)
    {
        var begin = world.Now;
        log.Begin(invocation);
        var result = await WithinTimeAsync(invocation);
        var duration = world.Now - begin;
        var isAlias = world.Engine.Read(() => invocation.Qualifier is { } qualifier && invocation.Function.Aliases.ContainsKey(qualifier));
        Keep(invocation, begin, duration, result.Error);
        metrics.Record(begin, invocation.Function.Name, invocation.Qualifier, isAlias ? invocation.Version.Number : null, result.IsError, duration);
        return (result, log.End(invocation, result.Lines, duration));
    }

    public void Keep(Invocation invocation, DateTimeOffset time, TimeSpan duration = default, string? error = null)
    {
        lock (_lock)
        {
            _records.Add(new InvocationRecord
            {
                Time = time,
                RequestId = invocation.RequestId,
                Function = invocation.Function.Name,
                Qualifier = invocation.Qualifier,
                Version = invocation.Version.Number,
                Type = invocation.Type,
                Event = invocation.Event?.DeepClone(),
                Error = error,
                Duration = duration,
            });
        }
    }

    public void CountThrottle(Invocation invocation) => metrics.RecordThrottle(world.Now, invocation.Function.Name, invocation.Qualifier);

    private async Task<FunctionResult> WithinTimeAsync(Invocation invocation)
    {
        using var timedOut = new CancellationTokenSource();
        var run = (invocation.Function.Program is null ? recorded : programs).RunAsync(invocation, timedOut.Token);
        try
        {
            return await run.WaitAsync(invocation.TimeLimit, world.Clock);
        }
        catch (TimeoutException)
        {
            await timedOut.CancelAsync();
            // Only when it has really ended may the next event come.
            await ((Task)run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var seconds = invocation.TimeLimit.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
            return FunctionResult.Failed(new FunctionFailure("Sandbox.Timedout", $"RequestId: {invocation.RequestId} Error: Task timed out after {seconds} seconds"), []);
        }
    }
}
