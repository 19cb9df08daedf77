using System.Text.Json.Nodes;
using Simulator.Tests.Running;

namespace Simulator.Tests.Scenarios;

/// <summary>What a run did other than expected. Where jobs are expected, all have to be; of what jobs show, only what the scenario names is looked at.</summary>
internal static class Comparison
{
    public static IReadOnlyList<string> Of(JsonObject expected, RunAnswer answer) =>
    [
        .. expected["result"] is { } result ? Result((string)result!, answer) : [],
        .. expected["errors"] is JsonArray errors ? Errors(errors, answer.Errors) : [],
        .. expected["jobs"] is JsonObject jobs ? Jobs(jobs, answer) : [],
        .. Shown(expected["show"] as JsonObject ?? [], answer),
    ];

    private static IEnumerable<string> Result(string expected, RunAnswer answer)
    {
        if (answer.Result != expected) yield return $"the run: expected {expected}, seen {answer}";
    }

    private static IEnumerable<string> Errors(JsonArray expected, IReadOnlyList<string> seen) =>
    [
        .. expected.Select(error => (string)error!).Where(error => !seen.Any(one => one.Contains(error, StringComparison.Ordinal))).Select(error => $"expected the error: {error}"),
        .. seen.Where(one => !expected.Any(error => one.Contains((string)error!, StringComparison.Ordinal))).Select(one => $"unexpected error: {one}"),
    ];

    private static IEnumerable<string> Jobs(JsonObject expected, RunAnswer answer)
    {
        foreach (var (path, result) in expected)
        {
            if (answer.Job(path) is not { } job) yield return $"{path}: expected {result}, there is no such job";
            else if (job.Result != (string)result!) yield return $"{path}: expected {result}, seen {job}";
        }

        foreach (var job in answer.Jobs.Where(job => !expected.ContainsKey(job.Path))) yield return $"not expected: {job}";
    }

    private static IEnumerable<string> Shown(JsonObject expected, RunAnswer answer) =>
        expected.SelectMany(job => answer.Job(job.Key) is { } seen ? Within(job.Key, job.Value!, View(seen)) : [$"{job.Key} is to be looked at, there is no such job"]);

    // Steps by their names: what became of each, and what each was given.
    private static JsonObject View(JobAnswer job)
    {
        var view = job.Json.DeepClone().AsObject();
        view["order"] = string.Join(' ', job.Steps.Where(step => step.HasRun).Select(step => step.Name));
        view["steps"] = new JsonObject(job.Steps.DistinctBy(step => step.Name).Select(step => KeyValuePair.Create(step.Name, step.Json["result"]?.DeepClone())));
        foreach (var part in new[] { "with", "env" })
            view[part] = new JsonObject(job.Steps.DistinctBy(step => step.Name).Select(step => KeyValuePair.Create(step.Name, step.Json[part]?.DeepClone())));
        return view;
    }

    private static IEnumerable<string> Within(string place, JsonNode? expected, JsonNode? seen)
    {
        if (expected is JsonObject parts) return parts.SelectMany(part => Within($"{place}.{part.Key}", part.Value, (seen as JsonObject)?[part.Key]));
        return JsonNode.DeepEquals(expected, seen) ? [] : [$"{place}: expected {expected?.ToJsonString() ?? "nothing"}, seen {seen?.ToJsonString() ?? "nothing"}"];
    }
}
