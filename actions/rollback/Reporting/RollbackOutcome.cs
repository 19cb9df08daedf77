using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Rollback;

/// <param name="Result">Of the whole step.</param>
/// <param name="Targets">Of each target, in the order they are deployed.</param>
/// <param name="Took">Time from start to verdict.</param>
internal sealed record RollbackOutcome(RollbackResult Result, IReadOnlyList<TargetOutcome> Targets, TimeSpan Took)
{
    public ExitCode ExitCode => Result switch
    {
        RollbackResult.RolledBack or RollbackResult.AlreadyThere or RollbackResult.Planned => ExitCode.Success,
        RollbackResult.NothingToRollBackTo or RollbackResult.Refused => ExitCode.Misconfigured,
        _ => ExitCode.Failed,
    };

    public string Reason => string.Join("; ", Targets.Where(target => target.IsFailure && target.Reason.Length > 0).Select(target => $"{target.Service}: {target.Reason}"));

    public void WriteTo(Outputs outputs, bool failAfterRollback)
    {
        outputs.Set("result", KebabCase.Of(Result));
        outputs.Set("fail-workflow", failAfterRollback && Result is (RollbackResult.RolledBack or RollbackResult.AlreadyThere));
        outputs.Set("targets", new JsonObject(Targets.Select(target => KeyValuePair.Create<string, JsonNode?>(target.Service, Json(target)))).ToJsonString());
        outputs.Set("failed-services", new JsonArray([.. Targets.Where(target => target.IsFailure).Select(target => JsonValue.Create(target.Service))]).ToJsonString());
        outputs.Set("reason", Reason);
        outputs.Set("duration-ms", (long)Took.TotalMilliseconds);
    }

    private static JsonObject Json(TargetOutcome target) => new()
    {
        ["result"] = KebabCase.Of(target.Result),
        ["from"] = target.From,
        ["to"] = target.Plan.Choice.To,
        ["running"] = target.Running,
        ["why"] = target.Plan.Choice.Why,
        ["reason"] = target.Reason,
        ["deployment"] = target.DeploymentId,
        ["record"] = target.RecordId,
        ["duration-ms"] = (long)target.Took.TotalMilliseconds,
    };
}
