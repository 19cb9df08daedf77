using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Answer of <c>GetFunction</c>.</summary>
/// <param name="Configuration">Configuration and state.</param>
/// <param name="ImageUri">The image as it was given; null for archives.</param>
/// <param name="ResolvedImageUri">The image with its digest; null for archives.</param>
/// <param name="Tags">Tags of the function.</param>
public sealed record LambdaFunction(
    FunctionConfiguration Configuration, string? ImageUri, string? ResolvedImageUri, IReadOnlyDictionary<string, string> Tags)
{
    internal static LambdaFunction Of(GetFunctionOutput output) => new(
        new(output.Configuration ?? new JsonObject()), output.Code?.ImageUri, output.Code?.ResolvedImageUri,
        output.Tags ?? new Dictionary<string, string>());
}
