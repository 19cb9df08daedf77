using System.Globalization;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>An action gives up before its job is killed, so that it can still say why.</summary>
internal sealed class DeadlineInJob : IRule
{
    private static readonly string[] Inputs = ["timeout", "deadline", "soak-duration"];
    private static readonly TimeSpan Room = TimeSpan.FromMinutes(5);

    public string Name => "deadline-in-job";

    public Severity Severity => Severity.Error;

    public string Catches => "a deadline of an action of the suite that ends less than five minutes before its job is killed";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where int.TryParse(job.Yaml.Get("timeout-minutes").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let limit = TimeSpan.FromMinutes(int.Parse(job.Yaml.Get("timeout-minutes").Text()!, CultureInfo.InvariantCulture))
        from step in job.Steps
        where context.Facts.IsOurs(step.Uses)
        from entry in step.With
        where Inputs.Contains(entry.Key.Text, StringComparer.Ordinal) && Read(entry.Value.Text()) > limit - Room
        select this.At(workflow, entry.Key, $"The job is killed after {limit.TotalMinutes:0} minutes: '{entry.Key.Text}: {entry.Value.Text()}' leaves no time to say what is wrong, or to bring things back.", $"timeout-minutes: {(Read(entry.Value.Text()) + Room).TotalMinutes:0}");

    private static TimeSpan Read(string? text)
    {
        try
        {
            return text is null ? TimeSpan.Zero : DurationText.Parse(text);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return TimeSpan.Zero;   // an expression, or something the action itself refuses
        }
    }
}
