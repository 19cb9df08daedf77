using System.Text.Json.Nodes;
using Notify.Events;

namespace Notify.Wishes;

/// <summary>Reads the <c>needs</c> context as <c>toJSON</c> writes it; outputs of the jobs are not looked at.</summary>
internal static class NeedsText
{
    public static IReadOnlyList<JobResult> Parse(string json) => ForeignJson.Parse(json) is JsonObject jobs
        ? [.. jobs.Select(job => new JobResult(job.Key, ResultOf(job.Value)))]
        : throw new FormatException("expected the needs context as JSON: ${{ toJSON(needs) }}");

    private static string ResultOf(JsonNode? job) =>
        ForeignJson.Text((job as JsonObject)?["result"]) ?? throw new FormatException("expected a 'result' for each job: ${{ toJSON(needs) }}");
}
