using System.Text.Json.Nodes;
using Testing;

namespace Notify.Tests.Support;

/// <summary>The output <c>results</c>.</summary>
internal static class Results
{
    public static (string Outcome, string Reason, int Tries, string Id) ResultOf(this ActionRun run, string sink)
    {
        var result = JsonNode.Parse(run.Outputs["results"])![sink]!;
        return (result["outcome"]!.GetValue<string>(), result["reason"]!.GetValue<string>(), result["tries"]!.GetValue<int>(), result["id"]!.GetValue<string>());
    }
}
