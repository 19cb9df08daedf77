namespace Actions.Workflows;

/// <summary>The order in which a deployment can be brought back.</summary>
internal sealed class DeployOrder : IRule
{
    private static readonly (string Action, int Order, string What)[] Steps =
    [
        ("migrate", 1, "the migration"),
        ("ecs-deploy", 2, "the deployment"), ("lambda-deploy", 2, "the deployment"), ("apprunner-deploy", 2, "the deployment"), ("compose-deploy", 2, "the deployment"),
        ("health-check", 3, "the health check"),
        ("rollback", 4, "the rollback"),
    ];

    public string Name => "deploy-order";

    public Severity Severity => Severity.Error;

    public string Catches => "steps of a deployment in another order than migrate, deploy, health check, rollback";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var job in workflow.Jobs)
        {
            var ordered = job.Steps.Select(step => (step, Kind: Steps.FirstOrDefault(kind => context.Facts.IsOur(step.Uses, kind.Action)))).Where(pair => pair.Kind.Action is not null).ToList();
            foreach (var (before, after) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.First.Kind.Order > pair.Second.Kind.Order && !StartsAnew(pair.First.Kind.Order, pair.Second)))
                yield return this.At(workflow, after.step.Yaml, $"{Capital(after.Kind.What)} comes behind {before.Kind.What}: {Consequence(after.Kind.Order)}", "The order that can be brought back: migrate, deploy, health-check, rollback.");
        }
    }

    // A check, or a deployment of what ran before, is allowed behind anything when it runs because something failed.
    private static bool StartsAnew(int before, (Step Step, (string Action, int Order, string What) Kind) after) =>
        (before == 3 && after.Kind.Order == 2 && after.Step.If is not null) || (before == 4 && after.Kind.Order == 3);

    private static string Consequence(int order) => order == 1
        ? "the new code runs on the old database until then, and a migration that fails leaves it so."
        : "it says nothing about what ran before it.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
