namespace SbomScan.Images;

/// <summary>Where an image is taken from: what the input <c>image</c> says.</summary>
/// <param name="Value">A path, or for <see cref="ImageSourceKind.Daemon"/> the name of an image.</param>
internal sealed record ImageSource(ImageSourceKind Kind, string Value)
{
    private static readonly Dictionary<string, ImageSourceKind> Schemes = new(StringComparer.Ordinal)
    {
        ["docker-archive"] = ImageSourceKind.DockerArchive,
        ["oci-layout"] = ImageSourceKind.OciLayout,
        ["daemon"] = ImageSourceKind.Daemon,
    };

    /// <exception cref="FormatException">It names no source; the message says what is possible.</exception>
    public static ImageSource Parse(string text)
    {
        var at = text.IndexOf(':');
        if (at > 0 && Schemes.TryGetValue(text[..at], out var kind))
            return at + 1 < text.Length ? new ImageSource(kind, text[(at + 1)..]) : throw new FormatException($"'{text}' names nothing after '{text[..at]}:'");
        if (text.StartsWith("registry:", StringComparison.Ordinal) || text.StartsWith("docker://", StringComparison.Ordinal))
        {
            throw new FormatException(
                $"'{text}' is in a registry, from which images are not read. Write it to a file first, with 'docker save --output image.tar NAME' "
                + "or 'docker buildx build --output type=oci,dest=image.tar', and give docker-archive:image.tar or oci-layout:image.tar; an image of the runner's own engine is daemon:NAME");
        }

        return text.Length > 0 ? new ImageSource(ImageSourceKind.Any, text) : throw new FormatException("it is empty: give docker-archive:FILE, oci-layout:FOLDER, oci-layout:FILE or daemon:NAME");
    }

    /// <summary>What the image is called when it does not say its name itself.</summary>
    public string Name => Kind == ImageSourceKind.Daemon ? ImageName.WithoutVersion(Value) : NameOfFile(Path.GetFileName(Value.TrimEnd('/')));

    /// <summary>The same, with its path made absolute.</summary>
    public ImageSource Under(string folder) => Kind == ImageSourceKind.Daemon ? this : this with { Value = Path.GetFullPath(Value, folder) };

    // "api.oci.tar"; "." and "/" have no name, and that of ".image.tar" is all of it.
    private static string NameOfFile(string file)
    {
        if (file.Trim('.').Length == 0) return "image";
        return file.Split('.')[0] is { Length: > 0 } name ? name : file;
    }
}
