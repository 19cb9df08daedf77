using SbomScan.Images;
using SbomScan.Inventories;
using SbomScan.Wishes;

namespace SbomScan.Reading;

/// <summary>Makes targets of an image: one for each platform, and what could not be read of it.</summary>
/// <param name="source">Which files are wanted.</param>
/// <param name="policy">Whether its configuration is judged.</param>
/// <param name="time">Times the reading.</param>
internal sealed class ImageTargets(SourceWishes source, ImagePolicyMode policy, TimeProvider time)
{
    private const string PlatformProperty = "sbom-scan:platform";
    private static readonly string[] NeverSeen = ["Executables of Go, Rust and .NET, jars, and files that no package owns are not seen."];

    public IReadOnlyList<ScannedTarget> Of(ScannedImage image, string name)
    {
        var whole = new ScannedTarget(new Inventory(name, []), new Coverage { Layers = [.. image.Unreadable.Select(Unread)] })
        {
            Notices = image.Attestations.Count == 0 ? [] : [$"The image brings {image.Attestations.Count} SBOM of its own, which {(image.Attestations.Count == 1 ? "is" : "are")} not read ({string.Join(", ", image.Attestations.Select(one => one.PredicateType).Distinct())}). Give a file of it with 'sbom' to scan it."],
        };
        return [whole, .. image.Platforms.Select(platform => Of(platform, name, image.Platforms.Count > 1))];
    }

    private ScannedTarget Of(PlatformImage image, string name, bool isOneOfSeveral)
    {
        var platform = image.Config.Platform.ToString();
        var scanned = new TreeScan(source.Wants, time).Run(name, name, image.Tree);
        return scanned with
        {
            Inventory = isOneOfSeveral ? Labelled(scanned.Inventory, platform) : scanned.Inventory with { Platform = platform },
            Coverage = scanned.Coverage with
            {
                Layers = [.. image.Unreadable.Select(part => Unread(isOneOfSeveral ? part with { Name = $"{platform}, {part.Name}" } : part))],
                Unreadable = [.. scanned.Coverage.Unreadable, .. image.Tree.DeadLinks.Select(path => new Unread(path, "it is a link that leads to nothing"))],
                SkippedFolders = image.Tree.SkippedFolders,
                NeverSeen = NeverSeen,
            },
            Warnings = policy == ImagePolicyMode.Off ? [] : [.. Weaknesses(image.Config).Select(weakness => $"The image {name} ({platform}) {weakness}")],
        };
    }

    private static IEnumerable<string> Weaknesses(ImageConfig config)
    {
        if (config.User is null or "0" or "root" || config.User.StartsWith("0:", StringComparison.Ordinal) || config.User.StartsWith("root:", StringComparison.Ordinal))
            yield return "runs as root: name another user with USER.";
        if (!config.HasHealthCheck) yield return "has no HEALTHCHECK of its own: fine where the platform checks it, as a load balancer does.";
        if (config.Base is { Name: not null, Digest: null }) yield return $"names its base {config.Base.Name} without a digest: the next build may have another.";
    }

    private static Inventory Labelled(Inventory inventory, string platform) =>
        inventory with { Components = [.. inventory.Components.Select(one => one with { Properties = new Dictionary<string, string>(one.Properties) { [PlatformProperty] = platform } })] };

    private static Unread Unread(UnreadablePart part) => new(part.Name, part.Reason);
}
