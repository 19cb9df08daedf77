namespace Actions.Workflows;

/// <summary>Credentials are not lent to a whole job when each action takes its own.</summary>
internal sealed class AwsCredentialsUnneeded : IRule
{
    public string Name => "aws-credentials-unneeded";

    public Severity Severity => Severity.Warning;

    public string Catches => "a step that takes on a role for a whole job, when the actions in it can take it on themselves";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        let step = job.Steps.FirstOrDefault(step => step.Uses?.Is("aws-actions/configure-aws-credentials") == true)
        where step is not null && job.Steps.Any(other => context.Facts.IsOurs(other.Uses))
        where job.Steps.All(other => other == step || context.Facts.IsOurs(other.Uses) || other.Uses?.Is("actions/checkout") == true)
        select this.At(workflow, step.Yaml, "Every step of the job gets credentials for AWS, although the actions behind it take on the role themselves, each for its own time.", "Take this step out and give 'role-to-assume' and 'region' to the actions.");
}
