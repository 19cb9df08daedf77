using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Which scheduled tasks get the new revisions.</summary>
/// <param name="Auto">Every one of the cluster that runs a family this step deploys.</param>
/// <param name="Places">These too.</param>
internal sealed record ScheduledWish(bool Auto, IReadOnlyList<ScheduledPlace> Places)
{
    private const string Input = "scheduled-tasks";
    private const string AutoWord = "auto";

    public bool IsEmpty => !Auto && Places.Count == 0;

    public static ScheduledWish Read(InputReader inputs)
    {
        var lines = inputs.ParsedLines(Input, line => line == AutoWord ? null : ScheduledPlace.Parse(line));
        var wish = new ScheduledWish(lines.Contains(null), [.. lines.OfType<ScheduledPlace>().Distinct()]);
        if (!wish.IsEmpty && inputs.OptionalText("wait-until") is { } until && until != WaitUntil.Completed.Word)
            inputs.Error(Input, $"scheduled tasks are moved when the services have completed, and 'wait-until' is {until}; give it to a step that waits until completed");
        return wish;
    }
}
