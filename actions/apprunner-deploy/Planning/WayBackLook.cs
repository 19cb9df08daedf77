using Actions.Aws;
using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>Looks at the image that a return goes to. Only reads.</summary>
/// <param name="region">Only images of this region are looked up.</param>
internal sealed class WayBackLook(IImageLookup images, string region)
{
    /// <summary>Adds to a plan the image that a return would go to: by digest, since a tag may have moved until then.</summary>
    public async Task<DeployPlan> AddToAsync(DeployPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Step != PlannedStep.Update)
            return plan;
        var (image, check) = await ResolveAsync(plan.From, cancellationToken);
        return plan with { WayBack = image, Checks = [.. plan.Checks, check] };
    }

    /// <summary>Looked at right before the return.</summary>
    /// <returns>Why it cannot be returned to; null when it can, or nobody can tell.</returns>
    public async Task<Verdict?> ObstacleAsync(string image, CancellationToken cancellationToken)
    {
        var name = ImageName.Parse(image);
        if (name.Ecr?.Region != region)
            return null;
        try
        {
            return await images.FindAsync(name, cancellationToken) is null
                ? new Verdict(VerdictKind.Failed, $"image {image} does not exist any more, so the return was not begun")
                : null;
        }
        catch (AwsException)
        {
            return null;
        }
    }

    private async Task<(string Image, string Check)> ResolveAsync(string image, CancellationToken cancellationToken)
    {
        var name = ImageName.Parse(image);
        if (name.Digest is not null)
            return (image, $"ok      a return goes to {image}");
        if (name.Ecr?.Region != region)
            return Unresolved(image, $"it is not in ECR of region {region}");
        try
        {
            return await images.FindAsync(name, cancellationToken) is { } found
                ? (name.WithDigest(found.Digest), $"ok      a return goes to {name.WithDigest(found.Digest)}, which {image} stands for now")
                : (image, $"WRONG   a return would go to {image}, which does not exist any more");
        }
        catch (AwsException problem)
        {
            return Unresolved(image, problem.Message.ReplaceLineEndings(" "));
        }
    }

    private static (string Image, string Check) Unresolved(string image, string why) =>
        (image, $"unknown a return goes to whatever {image} stands for then: what it stands for now was not found out: {why}");
}
