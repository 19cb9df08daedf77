using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What became of the scheduled tasks, as outcome, log, summary and output tell it. Pure.</summary>
internal static class ScheduledReport
{
    /// <summary>The outcome of the step with the scheduled tasks in it.</summary>
    /// <param name="outcome">What became of the services.</param>
    /// <param name="tasks">What was planned.</param>
    /// <param name="done">Those whose turn came.</param>
    public static DeployOutcome Over(DeployOutcome outcome, IReadOnlyList<ScheduledTask> tasks, IReadOnlyList<ScheduledOutcome> done)
    {
        var result = outcome.Result == DeployResult.Planned ? ScheduledResult.Planned : ScheduledResult.NotMoved;
        var all = tasks.Select(task => done.FirstOrDefault(known => known.Task == task) ?? new ScheduledOutcome(task, result, task.Wanted ?? "", "")).ToList();
        return outcome with { Scheduled = all, Result = Together(outcome.Result, all), Services = [.. outcome.Services.Select(service => Because(service, outcome, all))] };
    }

    // Without a service that failed it was a scheduled task that had them returned.
    private static ServiceOutcome Because(ServiceOutcome service, DeployOutcome outcome, IReadOnlyList<ScheduledOutcome> scheduled) =>
        service.Result == DeployResult.RolledBack && !outcome.Causes.Any() && scheduled.Any(known => known.IsFailure)
            ? service with { Reason = "it worked; returned because a scheduled task could not be moved" }
            : service;

    /// <summary>Name of each with the revision it named before, for the output.</summary>
    public static string Before(IReadOnlyList<ScheduledTask> tasks) => Deploy.Json(tasks.Select(task => (task.Name, (string?)task.From)));

    /// <summary>Name of each with what became of it, for the output.</summary>
    public static string Json(IReadOnlyList<ScheduledOutcome> outcomes) => new JsonObject(outcomes.Select(outcome => KeyValuePair.Create<string, JsonNode?>(outcome.Task.Name, new JsonObject
    {
        ["result"] = KebabCase.Of(outcome.Result),
        ["from"] = outcome.Task.From,
        ["to"] = outcome.To,
        ["reason"] = outcome.Reason,
    }))).ToJsonString();

    public static void Tell(ActionLog log, IReadOnlyList<ScheduledOutcome> outcomes)
    {
        foreach (var failed in outcomes.Where(outcome => outcome.IsFailure))
            log.Error(failed.Reason, title: $"{failed.Task.Name} {(failed.Result == ScheduledResult.Failed ? "was not moved" : "is not back")}");
        foreach (var outcome in outcomes)
            log.Info($"{outcome.Task.Name}: {Sentence(outcome)}");
    }

    public static Markdown Summary(IReadOnlyList<ScheduledOutcome> outcomes) => outcomes.Count == 0
        ? new Markdown()
        : new Markdown().Table(["Scheduled task", "Result", "Revision", "Why"], outcomes.Select(outcome => (IReadOnlyList<string>)
        [
            Markdown.InlineCode(outcome.Task.Name),
            outcome.IsFailure ? $"**{Word(outcome)}**" : Word(outcome),
            outcome.To == outcome.Task.From ? Markdown.InlineCode(outcome.To) : $"{Markdown.InlineCode(outcome.Task.From)} → {(outcome.To.Length == 0 ? "new revision" : Markdown.InlineCode(outcome.To))}",
            Markdown.Escape(outcome.Reason),
        ]));

    public static string Sentence(ScheduledOutcome outcome) => outcome.Result switch
    {
        ScheduledResult.Planned => "planned only (dry-run)",
        ScheduledResult.Unchanged => $"unchanged at {outcome.To}",
        ScheduledResult.Moved => $"moved, {outcome.Task.From} → {outcome.To}",
        ScheduledResult.NotMoved => $"not moved, it names {outcome.Task.From} still",
        ScheduledResult.Returned => $"back at {outcome.Task.From}",
        ScheduledResult.ReturnFailed => $"NOT back at {outcome.Task.From}: {outcome.Reason}",
        _ => $"not moved to {outcome.To}: {outcome.Reason}",
    };

    private static string Word(ScheduledOutcome outcome) => KebabCase.Of(outcome.Result).Replace('-', ' ');

    private static DeployResult Together(DeployResult services, IReadOnlyList<ScheduledOutcome> scheduled) => services switch
    {
        DeployResult.Unknown or DeployResult.Cancelled => services,
        _ when scheduled.Any(outcome => outcome.Result == ScheduledResult.ReturnFailed) => DeployResult.RollbackFailed,
        DeployResult.Deployed or DeployResult.Unchanged when scheduled.Any(outcome => outcome.IsFailure) => DeployResult.Failed,
        DeployResult.Unchanged when scheduled.Any(outcome => outcome.Result == ScheduledResult.Moved) => DeployResult.Deployed,
        _ => services,
    };
}
