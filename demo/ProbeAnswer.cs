using System.Text.Json;
using System.Text.Json.Nodes;

namespace Demo;

/// <param name="Failure">What was wrong; null when it was answered well.</param>
/// <param name="Service">Who says it answered; null when nobody does.</param>
/// <param name="Version">In which version.</param>
internal sealed record ProbeAnswer(string? Failure, string? Service = null, string? Version = null)
{
    public static ProbeAnswer Of(string body)
    {
        try
        {
            var answer = JsonNode.Parse(body);
            return new ProbeAnswer(null, answer?["service"]?.ToString(), answer?["version"]?.ToString());
        }
        catch (JsonException)
        {
            return new ProbeAnswer(Failure: null);
        }
    }
}
