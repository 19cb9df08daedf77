using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The verdict as the job log tells it.</summary>
internal static class DeployLog
{
    public static void Verdict(ActionLog log, DeployOutcome outcome)
    {
        foreach (var failed in outcome.Causes.GroupBy(function => (function.Reason, function.NextStep)))
            log.Error($"{failed.Key.Reason}. {string.Join(" ", failed.Select(function => $"{function.Name}: {function.Now}."))} {failed.Key.NextStep}".TrimEnd(), title: $"{string.Join(", ", failed.Select(function => function.Name))} {(outcome.Result == FunctionResult.Unknown ? "is not known to serve" : "was not deployed")}");
        foreach (var function in outcome.Functions)
            log.Info(Line(function));
        log.Info($"Result: {KebabCase.Of(outcome.Result)} in {DurationText.Format(outcome.Took)}");
    }

    private static string Line(FunctionDeployment function) => function.Result switch
    {
        FunctionResult.Deployed when function.Version is { } version => $"{function.Name}: deployed, {function.Plan.From} → {version}",
        FunctionResult.Deployed => $"{function.Name}: deployed",
        FunctionResult.Unchanged => $"{function.Name}: unchanged at {function.Plan.From}",
        FunctionResult.Planned => $"{function.Name}: planned only (dry-run)",
        FunctionResult.RolledBack => $"{function.Name}: back at version {function.Before}",
        FunctionResult.RollbackFailed => $"{function.Name}: NOT back: {function.Now}",
        FunctionResult.NotMoved => $"{function.Name}: not moved, because another function failed: {function.Now}",
        _ => $"{function.Name}: {KebabCase.Of(function.Result)}: {function.Now}",
    };
}
