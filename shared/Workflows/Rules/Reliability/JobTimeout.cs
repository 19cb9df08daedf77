using System.Globalization;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A job that hangs ends before six hours are gone.</summary>
internal sealed class JobTimeout : IRule
{
    public string Name => "job-timeout";

    public Severity Severity => Severity.Error;

    public string Catches => "a job without `timeout-minutes`, with one that is no whole number, or with an input for it whose default is too long";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        workflow.Jobs.Where(job => job.Uses is null).SelectMany(job => Look(job, context.Facts));

    private IEnumerable<Finding> Look(Job job, Facts facts)
    {
        if (job.Yaml.ScalarOf("timeout-minutes") is not { } timeout)
            yield return this.At(job.Workflow, job.Key, $"The job {job.Title()} has no 'timeout-minutes': one that hangs holds its runner, and the queue of its group, for six hours.", "    timeout-minutes: 15");
        else if (Expression.FindAll(job.Workflow.Source, timeout) is { Count: > 0 } expressions)
            foreach (var finding in TooLong(job, expressions, facts)) yield return finding;
        else if (!int.TryParse(timeout.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes == 0)
            yield return this.At(job.Workflow, timeout, $"'{timeout.Text}' is no whole number of minutes: GitHub silently takes it for no limit.", "timeout-minutes: 15");
    }

    private IEnumerable<Finding> TooLong(Job job, IReadOnlyList<Expression> expressions, Facts facts) =>
        from input in job.Workflow.Triggers.SelectMany(trigger => trigger.Inputs)
        where expressions.Any(expression => expression.References.Any(reference => reference.Covers($"inputs.{input.Name}")))
        where !int.TryParse(input.Default, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > facts.LongestTimeout
        select this.At(job.Workflow, input.Key, $"The default of '{input.Name}' is {(input.Default is null ? "missing" : $"'{input.Default}'")}: who does not give it has no limit worth the name.", $"default: {Math.Min(60, facts.LongestTimeout)}   # at most {facts.LongestTimeout}");
}
