namespace SbomScan.Images;

/// <summary>What an image may cost. Real ones stay far below.</summary>
internal sealed record ImageLimits
{
    public static ImageLimits Default { get; } = new();

    /// <summary>Bytes that all layers unpack to: more are read only while each byte of the archive unpacks to <see cref="HighestRatio"/> or less.</summary>
    public long UnpackedBytes { get; init; } = 32L << 30;

    public int HighestRatio { get; init; } = 200;

    /// <summary>Entries of one tar.</summary>
    public long Entries { get; init; } = 10_000_000;

    /// <summary>Files of an image that are kept for a look.</summary>
    public int KeptFiles { get; init; } = 250_000;

    /// <summary>Letters of the paths of these files.</summary>
    public long KeptPathLength { get; init; } = 32L << 20;

    /// <summary>Bytes of these files.</summary>
    public long KeptBytes { get; init; } = 4L << 30;

    /// <summary>Layers of an image. The engines allow 127.</summary>
    public int Layers { get; init; } = 1000;

    /// <summary>Manifests of a layout, and the depth to which its indexes name indexes.</summary>
    public int Manifests { get; init; } = 100;

    /// <summary>SBOMs that are stored with an image.</summary>
    public int Attestations { get; init; } = 100;

    public int IndexDepth { get; init; } = 16;
}
