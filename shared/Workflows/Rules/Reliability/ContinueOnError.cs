using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>A failure is a failure.</summary>
internal sealed class ContinueOnError : IRule
{
    public string Name => "continue-on-error";

    public Severity Severity => Severity.Error;

    public string Catches => "`continue-on-error` where the table of exceptions does not have it";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var table = context.Facts.Workflows.GetValueOrDefault(workflow.Stem)?.Jobs;
        var places = workflow.Jobs.Select(job => (Job: (Job?)job, job.Yaml)).Concat(workflow.Steps.Select(step => (step.Job, step.Yaml)));
        return from place in places
               where place.Yaml.Get("continue-on-error").Text() is { } text && text != "false"
               where table?.GetValueOrDefault(place.Job?.Id ?? "")?.MayContinueOnError != true
               select this.At(workflow, place.Yaml.KeyOf("continue-on-error")!, "A failure here is shown as success: what waits for it goes on, and nobody looks.", "Take it out. What may fail on purpose is a job of its own that nothing waits for.");
    }
}
