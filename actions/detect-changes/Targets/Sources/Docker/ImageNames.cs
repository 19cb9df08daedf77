using DetectChanges.Targets.Sources.Docker.Builds;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>Finds who builds an image that another one is built from.</summary>
internal sealed class ImageNames
{
    private readonly ILookup<string, ImageBuild> byImage;
    private readonly ILookup<string, ImageBuild> byName;

    public ImageNames(IReadOnlyList<ImageBuild> builds)
    {
        byImage = builds.SelectMany(build => build.Images.Select(image => (Image: Repository(image), build))).ToLookup(pair => pair.Image, pair => pair.build, StringComparer.Ordinal);
        byName = builds.Where(build => build.Name.Length > 0).ToLookup(build => build.Name, StringComparer.Ordinal);
    }

    public IEnumerable<ImageBuild> Builders(ImageBuild user, string image)
    {
        if (!user.Contexts.TryGetValue(image, out var context)) return byImage[Repository(image)];
        if (context.Build is { } name) return byName[name].Where(build => build.DeclaredIn == user.DeclaredIn).DefaultIfEmpty().SelectMany(build => build == null ? byName[name] : [build]);
        return context.Image is { } other ? byImage[Repository(other)] : [];
    }

    // Without tag, digest and the name of the public registry: whichever tag is asked for, this is where it comes from.
    private static string Repository(string image)
    {
        var name = image.Split('@')[0];
        if (name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/')) name = name[..colon];
        foreach (var prefix in new[] { "docker.io/", "library/" })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        }

        return name;
    }
}
