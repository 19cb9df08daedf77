using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>AWS is reached by a role for the time of the job.</summary>
internal sealed class AwsStaticKeys : IRule
{
    private static readonly string[] Names = ["aws-access-key-id", "aws-secret-access-key", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

    public string Name => "aws-static-keys";

    public Severity Severity => Severity.Error;

    public string Catches => "keys of an AWS user as secrets, in place of a role";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var variables = workflow.Jobs.SelectMany(job => job.Yaml.Get("env").Entries()).Concat(workflow.Yaml.Get("env").Entries());
        return from entry in workflow.Steps.SelectMany(step => step.With.Concat(step.Env)).Concat(variables)
               where Names.Contains(entry.Key.Text, StringComparer.OrdinalIgnoreCase)
               where Expression.FindAll(workflow.Source, entry.Value).Any(expression => expression.References.Any(reference => reference.IsOf("secrets")))
               select this.At(workflow, entry.Key, "Keys of an AWS user never expire: whoever got them once, from a log or an action, can use them from anywhere.", "role-to-assume: arn:aws:iam::ACCOUNT:role/NAME   # and 'permissions: { id-token: write }' in the job");
    }
}
