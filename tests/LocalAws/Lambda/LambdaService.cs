using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.CloudWatch;
using LocalAws.Ecr;
using LocalAws.Lambda.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Lambda.Invoking;
using LocalAws.Lambda.Running;
using LocalAws.Logs;
using LocalAws.Model;
using LocalAws.S3;
using LocalAws.Wire;

namespace LocalAws.Lambda;

/// <summary>
/// The local Lambda: its operations, and what tests do beside them. What a function does is said by the code it is deployed with:
/// see <see cref="FunctionRule"/> for recorded functions and <see cref="FunctionSpec"/> for real programs.
/// </summary>
public sealed class LambdaService : ILocalService, IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Engine _engine;
    private readonly LambdaWorld _world;
    private readonly FunctionUpdates _updates;
    private readonly FunctionOperations _functions;
    private readonly Publishing _publishing;
    private readonly ProgramFunction _programs;
    private readonly InvocationRun _run;
    private readonly Invoker _invoker;
    private readonly Interferences _interferences;
    private readonly Dictionary<string, Func<ApiCall, JsonObject>> _operations = new(StringComparer.Ordinal);

    public LambdaService(TimeProvider clock, ILogStore logs, AlarmStore alarms, LambdaOptions options, BucketStore objects, EcrImages? images = null)
    {
        _engine = new Engine(clock);
        _world = new LambdaWorld(clock, _engine, options, objects, images, _ended.Token);
        _updates = new FunctionUpdates(_world);
        _publishing = new Publishing(_updates);
        _functions = new FunctionOperations(_world, _updates, _publishing);
        var log = new FunctionLog(logs, clock);
        _programs = new ProgramFunction(_world, log);
        _run = new InvocationRun(_world, new RecordedFunction(_world, log), _programs, log, new FunctionMetrics(alarms));
        _invoker = new Invoker(_world, _run);
        _interferences = new Interferences(_world, _updates);
        Add(_functions);
        Add(new CodeOperations(_world, _updates, _publishing));
        Add(new VersionOperations(_world, _publishing));
        Add(new AliasOperations(_world));
        Add(new PolicyOperations(_world));
        Add(new ConcurrencyOperations(_world));
        Add(new TagOperations(_world));
        Add(new EventSourceOperations(_world));
    }

    public string SigningName => "lambda";
    public IReadOnlyCollection<string> Operations => [.. _operations.Keys, "Invoke"];

    /// <summary>What ran so far, in the order of its end.</summary>
    public IReadOnlyList<InvocationRecord> Invocations => _run.Records;

    public void ForgetInvocations() => _run.Forget();

    public async Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (call.Operation == "Invoke")
            return await _invoker.InvokeAsync(call);
        return _engine.Read(() =>
        {
            _interferences.Before(call);
            return _operations[call.Operation](call);
        });
    }

    /// <summary>Sends an event, as a caller with every right.</summary>
    /// <returns>Members of the operation Invoke.</returns>
    public Task<JsonObject> InvokeAsync(string function, string? qualifier, string payload)
    {
        var parameters = new JsonObject { ["FunctionName"] = function, ["Payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)) };
        if (qualifier is not null)
            parameters["Qualifier"] = qualifier;
        var caller = new Caller(_world.Options.AccountId, $"arn:aws:iam::{_world.Options.AccountId}:root");
        return _invoker.InvokeAsync(new ApiCall("lambda", "Invoke", parameters, caller, _world.Options.Region));
    }

    /// <summary>Invokes in the name of a service, when a policy of the function allows it for the source.</summary>
    /// <returns>False when there is no such function, or it does not let the service in.</returns>
    internal bool TryInvoke(ApiCall call, string sourceArn)
    {
        var (name, qualifier) = FunctionAddress.Of(call);
        var isAllowed = _engine.Read(() => _world.Functions.GetValueOrDefault(name)?.Policies.GetValueOrDefault(qualifier ?? LocalFunction.Unqualified)?.Allows(call.Caller.Arn, sourceArn));
        if (isAllowed != true)
            return false;
        _ = _invoker.InvokeAsync(call);
        return true;
    }

    /// <summary>A function that is there from the start, active at once.</summary>
    /// <exception cref="InvalidOperationException">CreateFunction would refuse it.</exception>
    public void Add(FunctionSpec spec) => _engine.Run(() =>
    {
        var request = spec.Request(_world.Options.AccountId);
        var violations = ModelValidator.Request(ModelCatalog.Find("lambda", "CreateFunction")!.Input, request);
        if (violations.Count > 0)
            throw new InvalidOperationException($"The function {spec.Name} breaks the model: {string.Join("; ", violations)}");
        var function = Made(spec, request);
        function.Rules = spec.Rules;
        foreach (var outcome in spec.Updates)
            function.Script.Enqueue(outcome);
        _updates.Activate(function, FunctionVersion.Latest, UpdateOutcome.Succeeds);
        if (spec.Aliases.Count == 0)
            return;
        _publishing.Publish(function, null);
        _updates.Activate(function, "1", UpdateOutcome.Succeeds);
        foreach (var alias in spec.Aliases)
            function.Aliases[alias] = new FunctionAlias(alias, "1", _world.NewId());
    });

    /// <summary>How the next updates of the function end; further ones succeed.</summary>
    public void Script(string function, params UpdateOutcome[] outcomes) => _engine.Run(() =>
    {
        foreach (var outcome in outcomes)
            Existing(function).Script.Enqueue(outcome);
    });

    /// <summary>From now on these rules of the world count, behind those in the function's zip.</summary>
    public void SetRules(string function, params FunctionRule[] rules) => _engine.Run(() => Existing(function).Rules = rules);

    /// <summary>Somebody else changes the function before the next call of an operation.</summary>
    public void Interfere(Interference interference) => _engine.Run(() => _interferences.Add(interference));

    /// <summary>From now on readers see an error instead of the variables, as without the right to decrypt them.</summary>
    public void HideEnvironment(string function, string errorCode, string message) => _engine.Run(() =>
        Existing(function).EnvironmentError = new JsonObject { ["ErrorCode"] = errorCode, ["Message"] = message });

    /// <summary>Functions by name with versions, aliases and policies, for failure messages and reports.</summary>
    public JsonObject Dump() => _engine.Read(() =>
        new JsonObject(_world.Functions.Values.Select(function => KeyValuePair.Create(function.Name, (JsonNode?)FunctionDump.Of(function)))));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _engine.Dispose();
        await _programs.DisposeAsync();
        _ended.Dispose();
    }

    private LocalFunction Made(FunctionSpec spec, JsonObject request)
    {
        try
        {
            return _functions.Make(request, "CreateFunction", spec.Program);
        }
        catch (ApiError refused)
        {
            throw new InvalidOperationException($"The function {spec.Name} was refused: {refused.Code}: {refused.Message}", refused);
        }
    }

    private LocalFunction Existing(string name) => _world.Functions.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no function {name}");

    private void Add(ILambdaOperations group)
    {
        foreach (var (name, operation) in group.Operations)
            _operations[name] = operation;
    }
}
