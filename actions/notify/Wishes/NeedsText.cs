using System.Text.Json;
using System.Text.Json.Nodes;
using Notify.Events;

namespace Notify.Wishes;

/// <summary>Reads the <c>needs</c> context as <c>toJSON</c> writes it; outputs of the jobs are not looked at.</summary>
internal static class NeedsText
{
    public static IReadOnlyList<JobResult> Parse(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is JsonObject jobs) return [.. jobs.Select(job => new JobResult(job.Key, ResultOf(job.Value)))];
        }
        catch (JsonException)
        {
            // Told below: the text itself is of no use to the reader.
        }

        throw new FormatException("expected the needs context as JSON: ${{ toJSON(needs) }}");
    }

    private static string ResultOf(JsonNode? job) => job?["result"] is JsonValue value && value.TryGetValue<string>(out var result)
        ? result
        : throw new FormatException("expected a 'result' for each job: ${{ toJSON(needs) }}");
}
