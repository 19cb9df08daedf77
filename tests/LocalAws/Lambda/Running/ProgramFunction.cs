using LocalAws.Lambda.Functions;
using LocalAws.Lambda.Invoking;
using LocalAws.LoadBalancing;
using LocalAws.Processes;
using LocalAws.Wire;

namespace LocalAws.Lambda.Running;

/// <summary>Functions that are real programs: one execution environment per version, started when it is first invoked and used for one event at a time.</summary>
internal sealed class ProgramFunction : IFunctionRunner, IAsyncDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly Dictionary<string, ExecutionEnvironment> _environments = [];
    private readonly List<Task> _retiring = [];
    private readonly HttpMessageInvoker _http = new(LoopbackHttp.Handler());
    private readonly LambdaWorld _world;
    private readonly FunctionLog _log;
    private readonly ProcessHost _processes;

    public ProgramFunction(LambdaWorld world, FunctionLog log)
    {
        (_world, _log) = (world, log);
        _processes = new ProcessHost(world.Engine, _http, world.Options.ProcessLimit);
    }

    public async Task<FunctionResult> RunAsync(Invocation invocation, CancellationToken timedOut)
    {
        var environment = await EnvironmentOfAsync(invocation);
        return await environment.RunAsync(invocation, timedOut);
    }

    public async ValueTask DisposeAsync()
    {
        await _processes.DisposeAsync();
        foreach (var environment in _environments.Values)
            await environment.DisposeAsync();
        await Task.WhenAll(_retiring);
        _http.Dispose();
        _lock.Dispose();
    }

    private async Task<ExecutionEnvironment> EnvironmentOfAsync(Invocation invocation)
    {
        var key = $"{invocation.Function.Name}:{invocation.Version.Number}";
        await _lock.WaitAsync(_world.Ended);
        try
        {
            if (_environments.TryGetValue(key, out var known))
            {
                if (known.CanRun(invocation.Version))
                    return known;
                _environments.Remove(key);
                _retiring.Add(known.RetireAsync());
            }

            if (!_processes.HasRoom)
                throw new ApiError("TooManyRequestsException", "Rate Exceeded.", 429);
            return _environments[key] = await ExecutionEnvironment.StartAsync(_world.Options, _processes, _log, invocation);
        }
        finally
        {
            _lock.Release();
        }
    }
}
