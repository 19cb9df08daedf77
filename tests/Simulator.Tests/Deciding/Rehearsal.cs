using System.Text.Json.Nodes;
using Simulator.Tests.Running;

namespace Simulator.Tests.Deciding;

/// <summary>
/// A run in which the actions that decide, resolve-environment and detect-changes, are run for real. What they are given is known only when the run
/// came to them: so it is simulated, its steps of that kind are run, and it is simulated again with what they wrote, until nothing new is asked.
/// </summary>
/// <param name="question">What the simulator is asked; what the actions came to is added to it.</param>
internal sealed class Rehearsal(JsonObject question, Lazy<ConsumerRepository> repository)
{
    private const int MostRounds = 12;
    private readonly Dictionary<string, string> asked = new(StringComparer.Ordinal);

    public async Task<RunAnswer> PlayAsync(WorkflowSimulator simulator)
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            var answer = await simulator.AskAsync(question);
            if (!await DecideAsync(answer)) return answer;
        }

        throw new InvalidOperationException($"After {MostRounds} rounds an action is still asked something new");
    }

    // Runs the steps that were given something they were not run with yet; says whether there were any.
    private async Task<bool> DecideAsync(RunAnswer answer)
    {
        var learned = false;
        foreach (var (path, step) in answer.Jobs.SelectMany(job => job.Steps.Select(step => (Path: $"{job.Path}#{step.Name}", Step: step))))
        {
            var given = step.Json["with"]?.ToJsonString() ?? "";
            if (!step.HasRun || !DecidingAction.Is(step.Uses) || asked.GetValueOrDefault(path) == given || IsTold(path, step)) continue;
            asked[path] = given;
            learned = true;
            Learn(path, await Decision.OfAsync(step, question, repository));
        }

        return learned;
    }

    // The situation itself may say what an action answers.
    private bool IsTold(string path, StepAnswer step) =>
        Part("outputs") is var told && (told.ContainsKey(DecidingAction.Name(step.Uses)!) || told.ContainsKey(path) && !asked.ContainsKey(path));

    private void Learn(string path, Decision decision)
    {
        Part("outputs")[path] = decision.Outputs.DeepClone();
        Part("logs")[path] = decision.Log;
        if (decision.Succeeded) Part("results").Remove(path);
        else Part("results")[path] = "failure";
    }

    private JsonObject Part(string name)
    {
        if (question[name] is not JsonObject) question[name] = new JsonObject();
        return question[name]!.AsObject();
    }
}
