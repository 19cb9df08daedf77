using System.Text.Json.Nodes;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

internal sealed record DeployOutcome(IReadOnlyList<FunctionDeployment> Functions, TimeSpan Took)
{
    /// <summary>The worst of the functions decides, in this order.</summary>
    private static readonly FunctionResult[] WorstFirst =
    [
        FunctionResult.RollbackFailed, FunctionResult.Unknown, FunctionResult.Failed, FunctionResult.RolledBack, FunctionResult.Cancelled, FunctionResult.NotMoved,
        FunctionResult.Deployed, FunctionResult.Planned, FunctionResult.Unchanged,
    ];

    public bool IsCancelled { get; init; }

    public FunctionResult Result => IsCancelled ? FunctionResult.Cancelled : WorstFirst.First(result => Functions.Any(function => function.Result == result));

    public bool Succeeded => !IsCancelled && Functions.All(function => !function.IsFailure && function.Result is FunctionResult.Deployed or FunctionResult.Unchanged or FunctionResult.Planned);

    /// <summary>The functions that failed, and not because another did.</summary>
    public IEnumerable<FunctionDeployment> Causes => Functions.Where(function => function.IsFailure);

    public string Reason => string.Join("; ", Causes.Select(function => function.Reason).Distinct(StringComparer.Ordinal).Select(reason => $"{string.Join(", ", Causes.Where(cause => cause.Reason == reason).Select(cause => cause.Name))}: {reason}"));

    private bool HasChanged => Functions.Any(function => function.IsTouched || function.IsShifted || function.Result == FunctionResult.Deployed);

    public void WriteTo(Outputs outputs, Release release)
    {
        outputs.Set("result", KebabCase.Of(Result));
        outputs.Set("changed", HasChanged);
        outputs.Set("function-versions", Json(Functions.Where(function => Serving(function) is not null).Select(function => (function.Name, Serving(function)))));
        outputs.Set("functions", new JsonObject(Functions.Select(function => KeyValuePair.Create<string, JsonNode?>(function.Name, Json(function)))).ToJsonString());
        outputs.Set("failed-functions", new JsonArray([.. Causes.Select(function => JsonValue.Create(function.Name))]).ToJsonString());
        outputs.Set("record", new JsonArray([.. Functions.Where(function => function.Result is FunctionResult.Deployed or FunctionResult.Unchanged).Select(function => VersionRecord.Of(function, release))]).ToJsonString());
        outputs.Set("reason", Reason);
        outputs.Set("duration-ms", (long)Took.TotalMilliseconds);
        if (Functions is not [var only])
            return;
        outputs.Set("function-version", Serving(only) ?? "");
        outputs.Set("weight", Weight(only));
        outputs.Set("test-result", only.Test is not { } test ? "" : test.Passed ? "passed" : "failed");
    }

    internal static string Json(IEnumerable<(string Function, string? Value)> values) =>
        new JsonObject(values.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Function, pair.Value))).ToJsonString();

    /// <summary>The version wanted: the new one, or the one that is as wanted already.</summary>
    private static string? Serving(FunctionDeployment function) => function.Version ?? (function.Plan.Step == PlannedStep.Nothing ? function.Plan.From : null);

    // Per cent of the alias's invocations that go to the version wanted.
    private static int Weight(FunctionDeployment function) => function.Alias?.Route switch
    {
        { } route when route.Additional is not null && route.Additional == function.Version => (int)Math.Round(route.Share * 100),
        { } route when route.Version == Serving(function) => 100,
        _ => 0,
    };

    private static JsonObject Json(FunctionDeployment function) => new()
    {
        ["result"] = KebabCase.Of(function.Result),
        ["from"] = function.Plan.From,
        ["to"] = Serving(function),
        ["weight"] = Weight(function),
        ["now"] = function.Now,
        ["reason"] = function.Reason,
    };
}
