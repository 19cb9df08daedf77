using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>The order in which a deployment can be brought back.</summary>
internal sealed partial class DeployOrder : IRule
{
    private static readonly Kind Verify = new(0, "the check of the image"), Health = new(3, "the health check"), Rollback = new(4, "the rollback"), Tell = new(5, "the last message");

    private static readonly (string Action, Kind Kind)[] Actions =
    [
        ("migrate", new Kind(1, "the migration")),
        .. new[] { "ecs-deploy", "lambda-deploy", "apprunner-deploy", "compose-deploy" }.Select(action => (action, new Kind(2, "the deployment"))),
        ("health-check", Health),
        ("rollback", Rollback),
        ("notify", Tell),
    ];

    public string Name => "deploy-order";

    public Severity Severity => Severity.Error;

    public string Catches => "steps of a deployment in another order than verify, migrate, deploy, health check, rollback, last message";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var job in workflow.Jobs)
        {
            var ordered = job.Steps.Select(step => (Step: step, Kind: KindOf(step, context.Facts)!)).Where(pair => pair.Kind is not null).ToList();
            foreach (var (before, after) in ordered.Zip(ordered.Skip(1)).Where(pair => pair.First.Kind.Order > pair.Second.Kind.Order && !StartsAnew(pair.First.Kind, pair.Second.Kind, pair.Second.Step)))
                yield return this.At(workflow, after.Step.Yaml, $"{Capital(after.Kind.What)} comes behind {before.Kind.What}: {Consequence(before.Kind, after.Kind)}", "The order that can be brought back: verify, migrate, deploy, health-check, rollback, notify.");
        }
    }

    private static Kind? KindOf(Step step, Facts facts)
    {
        if (step.RunLines.Any(line => VerifyCommand().IsMatch(line.Text))) return Verify;
        var kind = Actions.FirstOrDefault(action => facts.IsOur(step.Uses, action.Action)).Kind;
        return kind == Tell && !IsLast(step) || kind == Health && IsBefore(step) ? null : kind;
    }

    // A message that comes whatever happened tells how it ended; others tell that something begins.
    private static bool IsLast(Step step) => step.If?.Calls("always") == true;

    // Alarms alone can be asked before anything is there to answer.
    private static bool IsBefore(Step step) => step.Input("alarms") is not null && step.Input("urls") is null && step.Input("config") is null;

    // A check, or a deployment of what ran before, is allowed behind anything when it runs because something failed.
    private static bool StartsAnew(Kind before, Kind after, Step step) =>
        (before == Health && after.Order == 2 && step.If is not null) || (before == Rollback && after == Health);

    private static string Consequence(Kind before, Kind after) => (before.Order, after.Order) switch
    {
        (5, _) => "nobody is told how it ended.",
        (_, 0) => "what nobody vouches for runs by then.",
        (_, 1) => "the new code runs on the old database until then, and a migration that fails leaves it so.",
        _ => "it says nothing about what ran before it.",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\bgh\s+attestation\s+verify\b|\bcosign\s+verify(-attestation)?\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VerifyCommand();

    private sealed record Kind(int Order, string What);
}
