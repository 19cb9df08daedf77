using System.Text.Json.Nodes;
using Simulator.Tests.Running;

namespace Simulator.Tests.Deciding;

/// <summary>
/// Runs in which the actions that decide, resolve-environment and detect-changes, are run for real. What they are given is known only when a run
/// came to them: so all runs are simulated, their steps of that kind are run, and all is simulated again with what those wrote, until nothing new is asked.
/// </summary>
internal static class Rehearsal
{
    private const int MostRounds = 5;

    public static async Task<IReadOnlyList<RunAnswer>> AskAsync(IReadOnlyDictionary<string, string> files, IReadOnlyList<Stage> stages)
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            var answers = await WorkflowSimulator.AskAsync(files, [.. stages.Select(stage => stage.Question)]);
            var learned = false;
            foreach (var (stage, answer) in stages.Zip(answers)) learned |= await stage.DecideAsync(answer);
            if (!learned) return answers;
        }

        throw new InvalidOperationException($"After {MostRounds} rounds the actions are still asked something new");
    }
}
