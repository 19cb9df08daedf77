using System.Text.Json.Nodes;
using Actions.Aws;

namespace Rollback;

/// <summary>Whether a revision can be deployed again: it is ACTIVE, and its images are still there.</summary>
/// <param name="ecs">The client.</param>
/// <param name="images">Looks at the images.</param>
internal sealed class EcsChecks(IEcs ecs, ImageGuard images)
{
    public async Task<IReadOnlyList<Guard>> RunAsync(string version, CancellationToken cancellationToken)
    {
        JsonObject definition;
        try
        {
            definition = (await ecs.DescribeTaskDefinitionAsync(version, cancellationToken)).TaskDefinition;
        }
        catch (AwsException refused) when (refused is { Outcome: CallOutcome.Refused, IsAccessDenied: false })
        {
            return [Guard.Refused("task definition", $"There is no task definition {version}. {refused.Message} Name another one with 'to'.")];
        }
        var status = definition["status"]?.ToString();
        if (status is not (null or "ACTIVE"))
            return [Guard.Refused("task definition", $"{version} is {status}: it was deregistered and cannot be deployed again. Name another one with 'to'.")];

        var guards = new List<Guard> { Guard.Passed("task definition", $"{version} is ACTIVE") };
        foreach (var image in ImagesOf(definition))
            guards.Add(await images.OfAsync(image, cancellationToken));
        return guards;
    }

    private static IEnumerable<string> ImagesOf(JsonObject definition) =>
        (definition["containerDefinitions"] as JsonArray ?? []).Select(container => container?["image"]?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal);
}
