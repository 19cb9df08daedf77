using Actions.Toolkit;
using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>How many of the places where something should be said say it.</summary>
internal static class SelfCount
{
    public static IReadOnlyList<(string Name, int Good, int All)> Of(IReadOnlyList<Workflow> workflows)
    {
        var jobs = workflows.SelectMany(workflow => workflow.Jobs).ToList();
        var steps = jobs.SelectMany(job => job.Steps).ToList();
        return
        [
            Count("inputs, secrets and outputs with a description", workflows.SelectMany(Declared), one => one.Description is not null),
            Count("jobs with a time limit", jobs.Where(job => job.Uses is null), job => job.Yaml.Get("timeout-minutes").Text() is not null),
            Count("jobs with permissions of their own", jobs, job => job.Permissions is { Shorthand: null }),
            Count("workflows without permissions at the top", workflows, workflow => workflow.Permissions is { IsEmpty: true }),
            Count("actions of others by commit", workflows.SelectMany(workflow => workflow.Uses).Where(uses => uses.Owner is not (null or "org")), uses => uses.IsCommit),
            Count("checkouts that leave no credentials", steps.Where(step => step.Uses?.Is("actions/checkout") == true), step => step.Input("persist-credentials") == "false"),
            Count("scripts without an expression", steps.SelectMany(step => step.Scripts), script => !script.Text.Text.Contains("${{", StringComparison.Ordinal)),
        ];
    }

    private static IEnumerable<Declaration> Declared(Workflow workflow) => [.. workflow.Interface.Inputs, .. workflow.Interface.Secrets, .. workflow.Interface.Outputs];

    private static (string, int, int) Count<T>(string name, IEnumerable<T> places, Func<T, bool> isGood) => (name, places.Count(isGood), places.Count());
}
