using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Lambda.Functions;
using LocalAws.Lambda.Invoking;
using LocalAws.Processes;

namespace LocalAws.Lambda.Running;

/// <summary>A process with the files of one version, which takes one event after the other. It ends with the program, or with the world.</summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("local-aws-function-");
    private readonly FunctionVersion _version;
    private readonly FunctionLog _log;
    private readonly RuntimeApi _api;
    private ProcessContainer? _process;
    private Invocation _current;
    private List<string> _lines = [];
    private int? _exitCode;
    private bool _isKilled;

    private ExecutionEnvironment(FunctionLog log, Invocation first)
    {
        (_version, _log, _current) = (first.Version, log, first);
        _api = new RuntimeApi(TimeProvider.System);
    }

    public static async Task<ExecutionEnvironment> StartAsync(LambdaOptions options, ProcessHost processes, FunctionLog log, Invocation first)
    {
        var environment = new ExecutionEnvironment(log, first);
        await environment._api.StartAsync();
        if (first.Version.Code.Zip is { } zip)
            ZipPackage.Extract(zip, environment._folder.FullName);
        environment._process = processes.Start(
            first.Function.Program! with { WorkingDirectory = environment._folder.FullName },
            new ContainerStart
            {
                TaskId = first.RequestId,
                Environment = environment.Variables(options, first),
                Log = environment.Write,
                Exited = environment.End,
            });
        return environment;
    }

    /// <summary>It still runs, and what it runs is this code with this configuration.</summary>
    public bool CanRun(FunctionVersion version)
    {
        lock (_lock)
            return !_isKilled && _exitCode is null && version.Code.Sha256 == _version.Code.Sha256 && version.ConfigSha256 == _version.ConfigSha256;
    }

    public async Task<FunctionResult> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            lock (_lock)
                (_current, _lines) = (invocation, _current == invocation ? _lines : []);
            var result = _api.RunAsync(invocation, cancellationToken);
            FailWhenEnded();
            var (payload, isError) = await result;
            lock (_lock)
                return new FunctionResult(payload, isError, [.. _lines]);
        }
        catch (OperationCanceledException)
        {
            // As in the real service an environment that ran out of time is not used again.
            Kill();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends it as soon as nothing runs in it any more.</summary>
    public async Task RetireAsync()
    {
        await _turn.WaitAsync();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        if (_process is not null)
            await _process.Ended;
        await _api.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Kill()
    {
        lock (_lock)
            _isKilled = true;
        _process?.Kill();
    }

    private Dictionary<string, string> Variables(LambdaOptions options, Invocation invocation)
    {
        var settings = invocation.Version.Settings;
        var variables = new Dictionary<string, string>(options.FunctionEnvironment);
        foreach (var (name, value) in settings["Environment"]?["Variables"] as JsonObject ?? [])
            variables[name] = value!.GetValue<string>();
        variables["AWS_LAMBDA_RUNTIME_API"] = _api.Address;
        variables["_HANDLER"] = settings["Handler"]?.GetValue<string>() ?? "";
        variables["LAMBDA_TASK_ROOT"] = _folder.FullName;
        variables["AWS_LAMBDA_FUNCTION_NAME"] = invocation.Function.Name;
        variables["AWS_LAMBDA_FUNCTION_VERSION"] = invocation.Version.Number;
        variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = settings["MemorySize"]!.ToString();
        return variables;
    }

    private void Write(string line)
    {
        Invocation current;
        lock (_lock)
        {
            _lines.Add(line);
            current = _current;
        }

        _log.Line(current, line);
    }

    private void End(ContainerExit exit)
    {
        lock (_lock)
            _exitCode = exit.ExitCode;
        FailWhenEnded();
    }

    /// <summary>Called after both the end and the begin of a run: whichever comes last sees the other.</summary>
    private void FailWhenEnded()
    {
        int? code;
        lock (_lock)
            code = _exitCode;
        if (code is { } status)
            _api.Fail(id => new FunctionFailure("Runtime.ExitError", $"RequestId: {id} Error: Runtime exited with error: exit status {status}"));
    }
}
