using Actions.Toolkit;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Reporting;

internal static class DecisionLog
{
    public static void Write(ActionLog log, Decision decision)
    {
        using (log.Group("Rules"))
        {
            foreach (var finding in decision.Choice.Findings)
                log.Info($"{(finding.IsMatch ? "→" : " ")} {finding.Rule.Number}. {finding.Rule.Name} → {finding.Rule.Target}: {finding.Why}");
            if (decision.Choice.Findings.Count == 0) log.Info("There is no rule to look at.");
        }

        foreach (var check in decision.Checks) log.Info($"{check.Name}: {check.Text}.");
        Conclude(log, decision);
    }

    private static void Conclude(ActionLog log, Decision decision)
    {
        if (decision.Target is { } target) log.Info($"Deploy {decision.Version} to {target.Name}{(target.IsProduction ? ", which is production" : "")}: {decision.Reason}.");
        else if (decision.ExitCode != ExitCode.Success) log.Error($"Nothing is deployed: {decision.Reason}.{(decision.Obstacle!.Remedy is { } remedy ? $"\n{remedy}" : "")}");
        else if (decision.Result == Result.Frozen) log.Notice($"Nothing is deployed: {decision.Reason}. {decision.Obstacle!.Remedy}");
        else log.Info($"Nothing is deployed ({TargetEnvironment.None}): {decision.Reason}.");
    }
}
