using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Container actions run on Linux, beside a job and not inside of its container.</summary>
internal sealed class ContainerActionHost : IRule
{
    public string Name => "container-action-host";

    public Severity Severity => Severity.Error;

    public string Catches => "a container action on Windows or macOS, or in a job with `container`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        from step in job.Steps
        where step.Uses?.IsImage == true || context.Facts.IsOurs(step.Uses)
        let problem = Problem(job)
        where problem is not null
        select this.At(workflow, step.Uses!.At, $"'{step.Uses.Text}' is a container, and the job {job.Title()} {problem}.", "A job of its own with 'runs-on: ubuntu-24.04' and without 'container'.");

    private static string? Problem(Job job)
    {
        if (job.RunnerLabels.FirstOrDefault(label => label.Text.StartsWith("windows", StringComparison.OrdinalIgnoreCase) || label.Text.StartsWith("macos", StringComparison.OrdinalIgnoreCase)) is { } other)
            return $"runs on {other.Text}, where GitHub starts none";
        return job.Yaml.KeyOf("container") is not null ? "runs in a container itself: paths and networks of both differ, so that it does not find what earlier steps left" : null;
    }
}
