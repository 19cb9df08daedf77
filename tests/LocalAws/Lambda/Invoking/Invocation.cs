using System.Text.Json.Nodes;
using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Invoking;

/// <summary>A function about to run.</summary>
internal sealed record Invocation(string RequestId, LocalFunction Function, FunctionVersion Version, string? Qualifier, string Type, JsonNode? Event)
{
    /// <summary>As the client sent it, in base64.</summary>
    public string? ClientContext { get; init; }

    public string Arn => Function.ArnOf(Qualifier);
    public TimeSpan TimeLimit => TimeSpan.FromSeconds(Version.Settings["Timeout"]!.GetValue<int>());
}
