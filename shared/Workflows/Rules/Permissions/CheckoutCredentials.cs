namespace Actions.Workflows;

/// <summary>A checkout does not leave its token behind for every later step.</summary>
internal sealed class CheckoutCredentials : IRule
{
    public string Name => "checkout-credentials";

    public Severity Severity => Severity.Error;

    public string Catches => "a checkout without `persist-credentials: false`";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        where step.Uses?.Is("actions/checkout") == true && step.Input("persist-credentials") != "false"
        select this.At(workflow, step.Yaml, "The checkout leaves the token of the job in the configuration of git, where every later step can read it, also the scripts of packages.", "with: { persist-credentials: false }");
}
