namespace LocalAws.Ecs.Images;

/// <summary>The images that can be pulled. What is not registered here never runs.</summary>
internal sealed class ImageRegistry
{
    private readonly Dictionary<string, LocalImage> byReference = new(StringComparer.Ordinal);

    /// <summary>Told each image that arrives, with its tag.</summary>
    public Action<LocalImage> Added { get; set; } = _ => { };

    /// <summary>Every image there is, also those whose tag has moved on, in the order of their arrival.</summary>
    public IEnumerable<LocalImage> All => byReference.Where(entry => entry.Key == entry.Value.DigestReference).Select(entry => entry.Value);

    /// <summary>An image of several platforms comes with the image of each, which has no tag.</summary>
    public LocalImage Add(ImageSpec spec, DateTimeOffset now)
    {
        var content = string.Join('\0', spec.Repository, spec.Tag, spec.Program?.ToString() ?? string.Join('\n', spec.Outcomes));
        var parts = spec.Platforms.Select(platform => (Platform: platform, Manifest: ImageManifest.Single($"{content}\0{platform}"))).ToList();
        var image = Of(spec, parts.Count > 1 ? ImageManifest.Index(parts) : parts.Count == 1 ? parts[0].Manifest : ImageManifest.Single(content), now);
        foreach (var (platform, manifest) in parts.Where(_ => parts.Count > 1))
            Keep(Of(spec, manifest, now) with { Platforms = [platform] });
        byReference[image.TagReference] = Keep(image);
        Added(image);
        return image;
    }

    /// <summary>Removes an image with its tag.</summary>
    public void Remove(LocalImage image)
    {
        byReference.Remove(image.DigestReference);
        if (IsTagged(image))
            byReference.Remove(image.TagReference);
    }

    /// <summary>Whether the tag the image came with still means it.</summary>
    public bool IsTagged(LocalImage image) => byReference.GetValueOrDefault(image.TagReference)?.Digest == image.Digest;

    /// <summary>Finds by digest where the reference has one, else by tag, else by the tag <c>latest</c>.</summary>
    public LocalImage? Find(string reference)
    {
        var at = reference.IndexOf('@');
        if (at >= 0)
            return byReference.GetValueOrDefault($"{WithoutTag(reference[..at])}{reference[at..]}");
        return byReference.GetValueOrDefault(WithoutTag(reference) == reference ? $"{reference}:latest" : reference);
    }

    private static LocalImage Of(ImageSpec spec, ImageManifest manifest, DateTimeOffset now) => new(spec.Repository, spec.Tag, manifest)
    {
        Program = spec.Program,
        Outcomes = spec.Outcomes,
        Platforms = spec.Platforms,
        ScanStatus = spec.ScanStatus,
        PushedAt = now,
    };

    private LocalImage Keep(LocalImage image) => byReference[image.DigestReference] = image;

    private static string WithoutTag(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
