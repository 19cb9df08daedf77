using System.IO.Compression;
using SbomScan.Images.Files;
using SbomScan.Images.Layouts;
using SbomScan.Images.Tar;

namespace SbomScan.Images.Layers;

/// <summary>Reads a layer from its beginning to its end and makes sure that it is the one the image names.</summary>
internal sealed class LayerReader(IImageFiles files, ImageLimits limits)
{
    private readonly UnpackBudget budget = new(limits);

    /// <param name="look">Goes through the entries. What it learns counts only when this returns.</param>
    /// <exception cref="FormatException">The layer is missing, damaged, another one, or compressed in a way that is not read.</exception>
    public void Read(LayerBlob layer, Action<TarEntries> look, CancellationToken cancellationToken)
    {
        try
        {
            using var stored = files.Open(layer.Path) ?? throw new FormatException("the image does not hold it");
            Read(layer, stored, look, cancellationToken);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new FormatException($"it is damaged: {problem.Message}", problem);
        }
    }

    private void Read(LayerBlob layer, Stream stored, Action<TarEntries> look, CancellationToken cancellationToken)
    {
        var compression = Compression.Of(stored);
        if (compression is not (null or Compression.Gzip))
            throw new FormatException($"it is compressed with {compression}, which is not read; build the image with gzip layers");
        // What is stored without compression is its own tar: one hash tells both.
        using var counted = new HashedStream(stored, layer.Stored is { } digest && digest != layer.Unpacked ? digest.Hash : null, budget.CountStored);
        using var gzip = compression == null ? null : new GZipStream(counted, CompressionMode.Decompress);
        using var plain = new HashedStream(gzip ?? (Stream)counted, layer.Unpacked.Hash, Count);
        look(new TarEntries(plain, limits.Entries));
        var unpacked = plain.ReadToEnd();
        Verify(layer, unpacked, counted.ReadToEnd());

        void Count(int bytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            budget.CountUnpacked(bytes);
        }
    }

    private static void Verify(LayerBlob layer, string? unpacked, string? stored)
    {
        if (stored != null && layer.Stored!.Hex != stored) throw new FormatException($"its content is another one: {layer.Stored.Algorithm}:{stored}");
        if (layer.Unpacked.Hex != unpacked) throw new FormatException($"it unpacks to another content than the image states: {layer.Unpacked.Algorithm}:{unpacked} instead of {layer.Unpacked}");
    }
}
