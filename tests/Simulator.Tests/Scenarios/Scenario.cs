using System.Text.Json.Nodes;

namespace Simulator.Tests.Scenarios;

/// <summary>A situation with what is expected of the run, as a file of these tests writes it.</summary>
/// <param name="Says">The situation in a few words.</param>
/// <param name="Question">What the simulator is asked.</param>
/// <param name="Expected">The result of the run; of all its jobs (<c>jobs</c>), or errors at its start; and some of what jobs <c>show</c>.</param>
internal sealed record Scenario(string Says, JsonObject Question, JsonObject Expected)
{
    private static readonly string[] Expectations = ["result", "errors", "jobs", "show"];

    /// <param name="defaults">What is asked as far as the situation does not say otherwise; later ones count more.</param>
    public static Scenario From(JsonObject entry, IReadOnlyList<JsonObject> defaults)
    {
        var question = new JsonObject { ["github"] = Occasion.Parse((string)entry["event"]!) };
        var expected = new JsonObject();
        foreach (var (key, value) in entry.Where(part => part.Key is not ("says" or "event")))
        {
            (Expectations.Contains(key) ? expected : question)[key] = value?.DeepClone();
        }

        foreach (var (key, value) in defaults.Reverse().SelectMany(one => one)) question[key] = Merged(value!.AsObject(), question[key] as JsonObject ?? []);
        return new Scenario((string)entry["says"]!, question, expected);
    }

    private static JsonObject Merged(JsonObject defaults, JsonObject own) =>
        new(own.Concat(defaults.Where(entry => !own.ContainsKey(entry.Key))).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
}
