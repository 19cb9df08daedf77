using System.Text.Json.Nodes;
using Simulator.Tests.Running;

namespace Simulator.Tests.Deciding;

/// <summary>One run to be simulated, and the repository it happens in.</summary>
/// <param name="Question">What the simulator is asked; what the actions that decide came to is added to it.</param>
internal sealed record Stage(JsonObject Question, Lazy<ConsumerRepository> Repository)
{
    private readonly Dictionary<string, string> asked = new(StringComparer.Ordinal);

    /// <summary>Runs those steps that were given something they were not run with yet.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> DecideAsync(RunAnswer answer)
    {
        var learned = false;
        foreach (var (path, step) in answer.Jobs.SelectMany(job => job.Steps.Select(step => (Path: $"{job.Path}#{step.Name}", Step: step))))
        {
            var given = step.Json["with"]?.ToJsonString() ?? "";
            if (!step.HasRun || !DecidingAction.Is(step.Uses) || asked.GetValueOrDefault(path) == given || IsTold(path, step)) continue;
            asked[path] = given;
            learned = true;
            await RunAsync(path, step);
        }

        return learned;
    }

    // The situation itself may say what an action answers.
    private bool IsTold(string path, StepAnswer step) =>
        Part("outputs") is var told && (told.ContainsKey(DecidingAction.Name(step.Uses)!) || told.ContainsKey(path) && !asked.ContainsKey(path));

    private async Task RunAsync(string path, StepAnswer step)
    {
        var decision = await Decision.OfAsync(step, Question, Repository);
        Part("outputs")[path] = decision.Outputs.DeepClone();
        Part("logs")[path] = decision.Log;
        if (decision.Succeeded) Part("results").Remove(path);
        else Part("results")[path] = "failure";
    }

    private JsonObject Part(string name)
    {
        if (Question[name] is not JsonObject) Question[name] = new JsonObject();
        return Question[name]!.AsObject();
    }
}
