using SbomScan.Images.Files;
using SbomScan.Images.Layouts;
using SbomScan.Images.Merging;

namespace SbomScan.Images.Layers;

/// <summary>Puts the layers of an image on each other. One that cannot be read is left out, and told of.</summary>
internal sealed class LayerStack(IImageFiles files, ContentSpool contents, ImageLimits limits)
{
    private readonly MergedFiles merged = new();
    private readonly KeepBudget budget = new(limits);
    private readonly LayerReader reader = new(files, limits);

    public PlatformImage Read(StoredImage image, CancellationToken cancellationToken)
    {
        var unreadable = new List<UnreadablePart>();
        foreach (var layer in image.Layers)
        {
            try
            {
                Read(layer, cancellationToken);
            }
            catch (FormatException problem)
            {
                unreadable.Add(new UnreadablePart(layer.ToString(), problem.Message));
            }
        }

        return new PlatformImage(image.Config, new ImageTree(merged, contents), unreadable);
    }

    private void Read(LayerBlob layer, CancellationToken cancellationToken)
    {
        var changes = new LayerChanges(layer.Digest, merged, contents, budget);
        reader.Read(layer, changes.Look, cancellationToken);
        if (changes.HasUnknownTargets) reader.Read(layer, changes.LookForTargets, cancellationToken);
        changes.Apply();
    }
}
