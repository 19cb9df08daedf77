using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>An environment tells of deployments, and of nothing else.</summary>
internal sealed class EnvironmentOnJob : IRule
{
    public string Name => "environment-on-job";

    public Severity Severity => Severity.Error;

    public string Catches => "`environment` on a job that only plans or checks; a deployment without the address of what it deployed";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var table = context.Facts.Workflows.GetValueOrDefault(workflow.Stem);
        foreach (var job in workflow.Jobs.Where(job => job.Environment is not null))
        {
            var isAllowed = table is null ? !job.OnlyLooks(context.Facts) : table.Jobs.GetValueOrDefault(job.Id)?.HasEnvironment == true;
            if (!isAllowed)
                yield return this.At(workflow, job.Yaml.KeyOf("environment")!, $"GitHub records a deployment for every run of {job.Title()}, which changes nothing, asks its reviewers, and lends it the secrets and the role of the environment.", "Take it out; a plan has a role of its own that only reads.");
            else if (context.Facts.IsStrict && job.Changes(context.Facts) && job.Environment.Get("url").Text() is null)
                yield return this.At(workflow, job.Yaml.KeyOf("environment")!, "The record of the deployment does not lead to what was deployed.", "environment: { name: \"${{ inputs.environment }}\", url: \"${{ steps.deploy.outputs.url }}\" }");
        }
    }
}
