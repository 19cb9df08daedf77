using LocalAws.Ecs;
using LocalAws.Ecs.Images;

namespace LocalAws.Ecr;

/// <summary>The images of the world that are in the account's own registry: the very ones its tasks are started from.</summary>
public sealed class EcrImages(EcsService ecs, string accountId, string region)
{
    /// <summary>What image references of this registry begin with.</summary>
    public string Host => $"{accountId}.dkr.ecr.{region}.amazonaws.com";

    public IReadOnlyList<EcrImage> All() => ecs.World.Engine.Read(() => ecs.World.Images.All
        .Where(image => image.Repository.StartsWith(Host + "/", StringComparison.Ordinal))
        .Select(image => new EcrImage(image.Repository[(Host.Length + 1)..], image, ecs.World.Images.IsTagged(image) ? image.Tag : null))
        .ToList());
}

/// <param name="Repository">Name without the host.</param>
/// <param name="Tag">Null when it has none, or none any more.</param>
public sealed record EcrImage(string Repository, LocalImage Image, string? Tag);
