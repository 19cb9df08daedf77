namespace Actions.Workflows;

/// <summary>A job that takes on a role may ask for the token to do so.</summary>
internal sealed class RoleNeedsIdToken : IRule
{
    public string Name => "role-needs-id-token";

    public Severity Severity => Severity.Error;

    public string Catches => "a job that takes on a role of AWS without `id-token: write`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from job in workflow.Jobs
        where job.EffectivePermissions is { } permissions && !permissions.MayWrite("id-token")
        from step in job.Steps
        where step.Input("role-to-assume") is not null && (context.Facts.IsOurs(step.Uses) || step.Uses?.Is("aws-actions/configure-aws-credentials") == true)
        where step.Input("aws-access-key-id") is null && step.Input("web-identity-token-file") is null
        select this.At(workflow, step.Yaml, $"The job {job.Title()} may not ask for the token that the role is given for: the step fails before it reaches AWS.", "permissions: { contents: read, id-token: write }");
}
