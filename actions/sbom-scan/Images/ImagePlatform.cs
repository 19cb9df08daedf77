namespace SbomScan.Images;

/// <summary>What an image runs on: <c>linux/arm64</c>, <c>linux/arm/v7</c>.</summary>
internal sealed record ImagePlatform(string Os, string Architecture, string? Variant = null)
{
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static ImagePlatform Parse(string text) => text.Split('/') switch
    {
        [{ Length: > 0 } os, { Length: > 0 } architecture] => Of(os, architecture, null),
        [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] => Of(os, architecture, variant),
        _ => throw new FormatException($"'{text}' is not a platform such as linux/arm64"),
    };

    // There is one variant of arm64, which some tools write and others leave out.
    public static ImagePlatform Of(string os, string architecture, string? variant) =>
        new(os, architecture, variant is "" || (architecture == "arm64" && variant == "v8") ? null : variant);

    /// <summary>Whether it is asked for by <paramref name="wish"/>, which may leave out the variant.</summary>
    public bool Fits(ImagePlatform? wish) => wish == null || (Os == wish.Os && Architecture == wish.Architecture && (wish.Variant == null || wish.Variant == Variant));

    public override string ToString() => Variant == null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";
}
