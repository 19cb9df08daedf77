using Actions.Aws;

namespace Rollback;

/// <summary>Whether an image is still there.</summary>
/// <param name="ecr">Reads the registries of one region.</param>
/// <param name="region">That region.</param>
internal sealed class ImageGuard(IEcr ecr, string region)
{
    public async Task<Guard> OfAsync(string image, CancellationToken cancellationToken)
    {
        var name = ImageName.Parse(image);
        if (name.Ecr is not { } place)
            return Guard.Unknown("image", $"{image} is not in ECR; whether it is still there was not looked up");
        if (place.Region != region)
            return Guard.Unknown("image", $"{image} is in region {place.Region}; whether it is still there was not looked up");
        try
        {
            var answer = await ecr.BatchGetImageAsync(place.Repository, place.Account, [EcrImageId.Of(name.Version)], cancellationToken);
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

    private static Guard Gone(string image) => Guard.Refused("image", $"Image {image} does not exist any more, so nothing would start. Push it again, or name another version with 'to'.");
}
