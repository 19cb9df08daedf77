using Actions.GitHub;
using Actions.Toolkit;
using ResolveEnvironment.Ancestry;
using ResolveEnvironment.Checking;
using ResolveEnvironment.Events;
using ResolveEnvironment.Gating;
using ResolveEnvironment.Matching;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Reporting;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment;

/// <summary>The action from inputs to outputs: what happened, where it leads, whether it may.</summary>
internal static class ResolveEnvironmentApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        DecisionOutputs.WriteNothing(action.Outputs);
        var inputs = action.Read(Inputs.From);
        var occasion = OccasionReader.Read(GitHubEvent.Read(action.Runner), action.Runner);
        var chooser = new Chooser(inputs.Book, inputs.Environment);
        IReadOnlyList<string> warnings = [.. inputs.Book.Warnings, .. Shadowing.Of(chooser.Rules)];
        foreach (var warning in warnings) action.Log.Warning(warning);

        var choice = chooser.Choose(occasion);
        var checks = choice.Environment is { } environment ? await ChecksAsync(inputs, choice.Rule, environment, occasion, action) : [];
        var decision = new Decision(occasion, choice, checks, DeploymentNames.Version(occasion));

        DecisionOutputs.Write(action.Outputs, decision, inputs);
        DecisionLog.Write(action.Log, decision);
        action.Summary.Write(DecisionSummary.Of(decision, inputs, warnings));
        return decision.ExitCode;
    }

    // Ends with the first that says no: what costs a request comes last.
    private static async Task<IReadOnlyList<Check>> ChecksAsync(Inputs inputs, Rule? rule, TargetEnvironment environment, Occasion occasion, ActionContext action)
    {
        var pass = Pass.Of(inputs);
        Func<Task<Check?>>[] questions =
        [
            () => Task.FromResult(ActorCheck.Of(inputs.ActorAllow, environment, occasion)),
            () => Task.FromResult(FreezeCheck.Of(inputs.Freeze, environment, action.Time.GetUtcNow(), pass)),
            () => new AncestryCheck(inputs, action).RunAsync(rule, occasion),
            () => new PreviousDeployment(inputs, action).RunAsync(environment, pass),
        ];
        var checks = new List<Check>();
        foreach (var question in questions)
        {
            if (await question() is not { } check) continue;
            checks.Add(check);
            if (!check.LetsPass) break;
        }

        return checks;
    }
}
