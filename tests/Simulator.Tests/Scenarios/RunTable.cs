using System.Text;
using System.Text.RegularExpressions;
using Simulator.Tests.Running;

namespace Simulator.Tests.Scenarios;

/// <summary>What happened in each scenario of a file, as a table that is read and kept: every job with its result and, of those that ran, where, and the steps that ran in their order.</summary>
internal static partial class RunTable
{
    private const int Width = 150;

    /// <summary>Inputs of steps that say what reaches the world.</summary>
    private static readonly string[] Telling = ["images", "image", "image-uri", "s3-key", "status", "result", "mode", "version", "role-to-assume"];

    public static string Of(IEnumerable<PlayedScenario> scenarios)
    {
        var text = new StringBuilder();
        foreach (var scenario in scenarios) Append(text, scenario);
        return LongIds().Replace(text.ToString(), id => $"{id.Value[..7]}…");
    }

    private static void Append(StringBuilder text, PlayedScenario scenario)
    {
        text.Append($"{scenario.Scenario.Says}: {scenario.Answer.Result}\n");
        foreach (var error in scenario.Answer.Errors) text.Append($"  {error}\n");
        foreach (var job in scenario.Answer.Jobs.Where(job => !job.IsCall || job.Result == "skipped" || job.Error is not null)) Append(text, job);
        foreach (var call in scenario.Answer.Jobs.Where(job => job.IsCall && job.Result != "skipped")) text.Append($"  {call.Path} gives {Pairs(call.Outputs)}\n");
        text.Append('\n');
    }

    private static void Append(StringBuilder text, JobAnswer job)
    {
        text.Append($"  {job.Path}: {job.Result}{Place(job)}\n");
        if (job.Error is { } error) text.Append($"    error: {error}\n");
        foreach (var line in Wrapped(job.Steps.Where(step => step.HasRun).Select(Line))) text.Append($"    {line}\n");
    }

    private static string Place(JobAnswer job) => string.Concat(
        job.Environment is { } environment ? $", environment {environment}" : "",
        job.ConcurrencyGroup is { } group ? $", one at a time {group}" : "");

    private static string Line(StepAnswer step)
    {
        var given = Telling.Where(input => step.With(input) is { Length: > 0 }).Select(input => (input, step.With(input)!)).ToList();
        return $"{step.Name}{(step.Result == "success" ? "" : $": {step.Result}")}{(given.Count == 0 || !step.IsOwnAction ? "" : $" [{Pairs(given)}]")}";
    }

    private static IEnumerable<string> Wrapped(IEnumerable<string> steps)
    {
        var line = "";
        foreach (var step in steps)
        {
            if (line.Length > 0 && line.Length + step.Length > Width)
            {
                yield return line;
                line = "";
            }

            line += $"{(line.Length == 0 ? "" : " ")}→ {step}";
        }

        if (line.Length > 0) yield return line;
    }

    [GeneratedRegex("[0-9a-f]{40,64}")]
    private static partial Regex LongIds();

    private static string Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join(", ", pairs.Where(pair => pair.Value.Length is > 0 and <= 200).Select(pair => $"{pair.Name}={pair.Value.Trim().ReplaceLineEndings(" | ")}"));
}
