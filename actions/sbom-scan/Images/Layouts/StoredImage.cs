namespace SbomScan.Images.Layouts;

/// <summary>An image for one platform, as it is stored.</summary>
/// <param name="Name">As the layout states it, with its tag; <see langword="null"/>: it does not.</param>
/// <param name="Manifest">Digest of its manifest, where it has one.</param>
/// <param name="Layers">The lowest first.</param>
internal sealed record StoredImage(string? Name, Digest? Manifest, ImageConfig Config, IReadOnlyList<LayerBlob> Layers)
{
    /// <exception cref="FormatException">Manifest and configuration do not name the same number of layers.</exception>
    public static StoredImage Of(string? name, Digest? manifest, ImageConfig config, IReadOnlyList<(string Path, Digest? Stored)> layers, ImageLimits limits)
    {
        if (layers.Count > limits.Layers) throw new FormatException($"it has {layers.Count:N0} layers; at most {limits.Layers:N0} are read");
        if (layers.Count != config.DiffIds.Count) throw new FormatException($"its manifest names {layers.Count:N0} layers and its configuration {config.DiffIds.Count:N0}");
        return new StoredImage(name, manifest, config, [.. layers.Select((layer, at) => new LayerBlob(at + 1, layer.Path, layer.Stored, config.DiffIds[at]))]);
    }
}
