using Actions.Releases;
using Actions.Toolkit;
using Release.Planning;

namespace Release.Reporting;

internal static class ReleaseLog
{
    public static void Plan(ActionLog log, ReleasePlan plan)
    {
        var since = plan.Previous is { } previous ? $"since {previous.Version}" : "from the beginning on";
        log.Info($"Version {plan.Version} as {plan.Tag} at {plan.Target.Short}: {plan.Changelog.Count} commits and {plan.Changelog.Merges} merges {since}");
    }

    public static void Verdict(ActionLog log, Outcome outcome, bool isDryRun)
    {
        foreach (var left in outcome.Floating.Left)
        {
            if (left.Step == FloatingStep.Refuse) log.Warning($"{left.Tag} stays where it is: {left.Reason}. 'allow-backwards: true' with a 'reason' moves it to {left.To!.Version}.", title: "A floating tag was not moved");
            else log.Info($"{left.Tag}: {(left.IsMove && isDryRun ? "would move, " : "")}{left.Reason}");
        }

        log.Info(outcome.Result switch
        {
            ReleaseResult.Released => $"Released {outcome.Plan!.Tag}.",
            ReleaseResult.Drafted => $"The draft of {outcome.Plan!.Tag} is ready to be published by a person.",
            ReleaseResult.Moved when outcome.Floating.Moves.Count == 0 => $"Marked {string.Join(", ", outcome.Withdrawn)} as withdrawn; no tag had to move.",
            ReleaseResult.Moved => $"The release was there already; moved {string.Join(", ", outcome.Floating.MovedTags)}.",
            ReleaseResult.Unchanged => "Everything was there already; nothing was changed.",
            ReleaseResult.Planned => "Dry run: nothing was changed.",
            _ => "No commit since the last release belongs to what is released: there is nothing to release.",
        });
    }
}
