using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Wire;

namespace LocalAws.Ecr;

/// <summary>The part of the Elastic Container Registry that shows images. A repository exists by its images.</summary>
/// <param name="pageSize">Largest page of a listing, so that clients that forget paging are found out.</param>
public sealed class EcrService(EcrImages images, int pageSize) : ILocalService
{
    public string SigningName => "ecr";

    public IReadOnlyCollection<string> Operations { get; } = ["DescribeImages", "BatchGetImage", "DescribeRepositories"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "DescribeImages" => DescribeImages(call),
        "BatchGetImage" => BatchGet(call),
        _ => DescribeRepositories(call),
    });

    private JsonObject DescribeImages(ApiCall call)
    {
        var all = Repository(call);
        var status = call.Parameters["filter"]?["tagStatus"]?.GetValue<string>() ?? "ANY";
        var chosen = Ids(call) is { } ids
            ? ids.Select(id => Find(all, id) ?? throw NotFound(call, id)).DistinctBy(image => image.Image.Digest).ToList()
            : all.Where(image => status == "ANY" || status == (image.Tag is null ? "UNTAGGED" : "TAGGED")).ToList();
        var page = Page.Of(chosen, call, "nextToken", "maxResults", pageSize);
        return page.With(new JsonObject { ["imageDetails"] = new JsonArray([.. page.Items.Select(image => Detail(call, image))]) }, "nextToken");
    }

    private JsonObject BatchGet(ApiCall call)
    {
        var all = Repository(call);
        var (found, failed) = (new JsonArray(), new JsonArray());
        foreach (var id in Ids(call)!)
        {
            if (FailureOf(all, id) is var (code, reason))
                failed.Add(new JsonObject { ["imageId"] = id.DeepClone(), ["failureCode"] = code, ["failureReason"] = reason });
            else
                found.Add(Shown(call, Find(all, id)!, Text(id, "imageTag")));
        }

        return new JsonObject { ["images"] = found, ["failures"] = failed };
    }

    private JsonObject DescribeRepositories(ApiCall call)
    {
        CheckRegistry(call, "(any)");
        var first = images.All().GroupBy(image => image.Repository).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Created: group.Min(image => image.Image.PushedAt))).ToList();
        if (call.Parameters["repositoryNames"] is JsonArray { Count: > 0 } names)
        {
            var asked = names.Select(name => name!.GetValue<string>()).ToList();
            foreach (var missing in asked.Except(first.Select(one => one.Name)))
                throw NoRepository(call, missing);
            first = [.. first.Where(one => asked.Contains(one.Name))];
        }

        var page = Page.Of(first, call, "nextToken", "maxResults", pageSize);
        return page.With(new JsonObject { ["repositories"] = new JsonArray([.. page.Items.Select(one => Shown(call, one.Name, one.Created))]) }, "nextToken");
    }

    private List<EcrImage> Repository(ApiCall call)
    {
        var name = Text(call.Parameters, "repositoryName")!;
        CheckRegistry(call, name);
        var found = images.All().Where(image => image.Repository == name).ToList();
        return found.Count > 0 ? found : throw NoRepository(call, name);
    }

    private static void CheckRegistry(ApiCall call, string repository)
    {
        if (Text(call.Parameters, "registryId") is { } registry && registry != call.Caller.AccountId)
            throw NoRepository(call, repository);
    }

    private static List<JsonObject>? Ids(ApiCall call) => (call.Parameters["imageIds"] as JsonArray)?.Select(id => id!.AsObject()).ToList();

    /// <summary>By digest, by tag, or by both, which must then mean the same image.</summary>
    private static EcrImage? Find(List<EcrImage> all, JsonObject id)
    {
        var (digest, tag) = (Text(id, "imageDigest"), Text(id, "imageTag"));
        return digest is null && tag is null ? null : all.Find(image => (digest ?? image.Image.Digest) == image.Image.Digest && (tag ?? image.Tag) == image.Tag);
    }

    /// <returns>Null when there is such an image.</returns>
    private static (string Code, string Reason)? FailureOf(List<EcrImage> all, JsonObject id)
    {
        var (digest, tag) = (Text(id, "imageDigest"), Text(id, "imageTag"));
        if (digest is null && tag is null)
            return ("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
        if (Find(all, id) is not null)
            return null;
        return digest is not null && tag is not null && all.Exists(image => image.Image.Digest == digest)
            ? ("ImageTagDoesNotMatchDigest", "The tag does not refer to the digest")
            : ("ImageNotFound", "Requested image not found");
    }

    private static JsonObject Detail(ApiCall call, EcrImage image)
    {
        var shown = new JsonObject
        {
            ["registryId"] = call.Caller.AccountId,
            ["repositoryName"] = image.Repository,
            ["imageDigest"] = image.Image.Digest,
            ["imagePushedAt"] = Epoch.Seconds(image.Image.PushedAt),
            ["imageManifestMediaType"] = image.Image.Manifest.MediaType,
        };
        if (image.Tag is not null)
            shown["imageTags"] = new JsonArray(image.Tag);
        if (image.Image.Manifest.MediaType == ImageManifest.OfImage)
            shown["imageSizeInBytes"] = ImageManifest.LayerSize;
        if (image.Image.ScanStatus is { } status)
            shown["imageScanStatus"] = new JsonObject { ["status"] = status };
        return shown;
    }

    private static JsonObject Shown(ApiCall call, EcrImage image, string? tag)
    {
        var id = new JsonObject { ["imageDigest"] = image.Image.Digest };
        if (tag is not null)
            id["imageTag"] = tag;
        return new JsonObject
        {
            ["registryId"] = call.Caller.AccountId,
            ["repositoryName"] = image.Repository,
            ["imageId"] = id,
            ["imageManifest"] = image.Image.Manifest.Text,
            ["imageManifestMediaType"] = image.Image.Manifest.MediaType,
        };
    }

    private JsonObject Shown(ApiCall call, string repository, DateTimeOffset created) => new()
    {
        ["repositoryArn"] = $"arn:aws:ecr:{call.Region}:{call.Caller.AccountId}:repository/{repository}",
        ["registryId"] = call.Caller.AccountId,
        ["repositoryName"] = repository,
        ["repositoryUri"] = $"{images.Host}/{repository}",
        ["createdAt"] = Epoch.Seconds(created),
        ["imageTagMutability"] = "MUTABLE",
        ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = false },
        ["encryptionConfiguration"] = new JsonObject { ["encryptionType"] = "AES256" },
    };

    private static ApiError NoRepository(ApiCall call, string name) => new(
        "RepositoryNotFoundException",
        $"The repository with name '{name}' does not exist in the registry with id '{Text(call.Parameters, "registryId") ?? call.Caller.AccountId}'");

    private static ApiError NotFound(ApiCall call, JsonObject id) => new(
        "ImageNotFoundException",
        $"The image with imageId {{imageDigest:'{Text(id, "imageDigest") ?? "null"}', imageTag:'{Text(id, "imageTag") ?? "null"}'}} does not exist within "
        + $"the repository with name '{Text(call.Parameters, "repositoryName")}' in the registry with id '{call.Caller.AccountId}'");

    private static string? Text(JsonObject parameters, string member) => parameters[member]?.GetValue<string>();
}
