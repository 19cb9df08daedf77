using System.Text.Json.Nodes;
using Actions.Aws;

namespace Rollback;

/// <summary>Whether a revision can be deployed again: it is ACTIVE, and its images are still there.</summary>
/// <param name="ecs">The client.</param>
/// <param name="ecr">Reads the registries of one region.</param>
/// <param name="region">That region.</param>
internal sealed class EcsChecks(IEcs ecs, IEcr ecr, string region)
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
            guards.Add(await ImageAsync(image, cancellationToken));
        return guards;
    }

    private static IEnumerable<string> ImagesOf(JsonObject definition) =>
        (definition["containerDefinitions"] as JsonArray ?? []).Select(container => container?["image"]?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal);

    private async Task<Guard> ImageAsync(string image, CancellationToken cancellationToken)
    {
        if (EcrImageName.Of(image) is not { } name)
            return Guard.Unknown("image", $"{image} is not in ECR; whether it is still there was not looked up");
        if (name.Region != region)
            return Guard.Unknown("image", $"{image} is in region {name.Region}; whether it is still there was not looked up");
        try
        {
            var answer = await ecr.BatchGetImageAsync(name.Repository, name.Account, [EcrImageId.Of(name.Version)], cancellationToken);
            return answer.Images.Count > 0 ? Guard.Passed("image", $"{image} exists") : Gone(image);
        }
        catch (AwsException missing) when (missing.Code == "RepositoryNotFoundException")
        {
            return Gone(image);
        }
        catch (AwsException problem)
        {
            return Guard.Unknown("image", $"{image}: whether it is still there could not be looked up. {problem.FullText.ReplaceLineEndings(" ")}");
        }
    }

    private static Guard Gone(string image) => Guard.Refused("image", $"Image {image} does not exist any more, so no task would start. Push it again, or name another version with 'to'.");
}
