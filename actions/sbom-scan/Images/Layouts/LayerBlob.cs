namespace SbomScan.Images.Layouts;

/// <summary>A layer as it is stored.</summary>
/// <param name="Number">From 1, the lowest.</param>
/// <param name="Path">Where the image's files have it.</param>
/// <param name="Stored">Digest of what is stored, where the layout says one.</param>
/// <param name="Unpacked">Digest of the tar in it: its "diff id".</param>
internal sealed record LayerBlob(int Number, string Path, Digest? Stored, Digest Unpacked)
{
    /// <summary>What users know it by.</summary>
    public string Digest => (Stored ?? Unpacked).ToString();

    public override string ToString() => $"layer {Number} ({Digest})";
}
