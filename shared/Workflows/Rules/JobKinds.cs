using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What a job is for, from its id, its name and its actions.</summary>
internal static partial class JobKinds
{
    private static readonly string[] ChangingActions = ["ecs-deploy", "lambda-deploy", "apprunner-deploy", "compose-deploy", "migrate", "rollback", "release"];

    /// <summary>Whether it changes something outside of its runner: deploys, migrates, applies, publishes.</summary>
    public static bool Changes(this Job job, Facts facts) =>
        Changing().IsMatch(job.Id) || job.Steps.Any(step => UsesChangingAction(step, facts)) || (HasCredentials(job) && job.Steps.Any(step => step.RunLines.Any(line => ChangingCommand().IsMatch(line.Text))));

    /// <summary>Whether it only looks: plans, compares, checks.</summary>
    public static bool OnlyLooks(this Job job, Facts facts) => Looking().IsMatch(job.Id) && !job.Changes(facts);

    /// <summary>Whether it is the one check that others wait for.</summary>
    public static bool IsGate(this Job job) => job.Id == "gate" && job.Needs.Count > 0;

    /// <summary>Whether it runs on pull requests, which may come from forks.</summary>
    public static bool RunsOnPullRequests(this Workflow workflow) => workflow.Find("pull_request") is not null || workflow.Find("pull_request_target") is not null;

    /// <summary>Title of a job in messages.</summary>
    public static string Title(this Job job) => job.Yaml.Get("name").Text() is { } name && !name.Contains("${{", StringComparison.Ordinal) ? $"'{job.Id}' ({name})" : $"'{job.Id}'";

    private static bool UsesChangingAction(Step step, Facts facts) => step.Input("dry-run") != "true" && ChangingActions.Any(action => facts.IsOur(step.Uses, action));

    // A job that can sign in nowhere only writes such a command down.
    private static bool HasCredentials(Job job) =>
        job.EffectivePermissions?.MayWrite("id-token") != false || Expression.FindAll(job.Workflow.Source, job.Yaml).Any(expression => expression.References.Any(reference => reference.IsOf("secrets")));

    [GeneratedRegex("(^|[-_])(deploy|migrate|migrations?|apply|rollback|publish|release|submit)([-_]|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Changing();

    [GeneratedRegex("^(plan|diff|check|checks|lint|test|tests|build|validate|changes|report)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Looking();

    [GeneratedRegex(@"\b(terraform|tofu)\s+apply\b|\bcdk\s+deploy\b|\baws\s+(ecs\s+update-service|lambda\s+update-function-code|cloudformation\s+deploy)\b|\b(alembic\s+upgrade|manage\.py\s+migrate)\b|\beas\s+submit\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChangingCommand();
}
