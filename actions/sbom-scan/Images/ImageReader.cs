using SbomScan.Images.Files;
using SbomScan.Images.Layers;
using SbomScan.Images.Layouts;
using SbomScan.Images.Merging;

namespace SbomScan.Images;

/// <summary>Reads an image: what its merged layers hold, for each platform.</summary>
/// <param name="environment">The variables of the job: they say where an engine listens.</param>
/// <param name="temporary">Folder that a private one is made in, for what has to be spooled.</param>
internal sealed class ImageReader(IReadOnlyDictionary<string, string> environment, string temporary, ImageLimits limits)
{
    /// <param name="source">With an absolute path.</param>
    /// <param name="wish">The platform that is read; <see langword="null"/>: all.</param>
    /// <exception cref="FormatException">There is no image, or nothing of it can be read. A layer that cannot be read is told of in the result.</exception>
    /// <exception cref="Actions.Toolkit.UserError">There is no engine.</exception>
    public async Task<ScannedImage> ReadAsync(ImageSource source, ImagePlatform? wish, CancellationToken cancellationToken)
    {
        var folder = new PrivateFolder(temporary);
        try
        {
            var path = source.Kind == ImageSourceKind.Daemon ? await new EngineExport(environment, folder).SaveAsync(source.Value, cancellationToken) : source.Value;
            using var files = new ImageOpening(folder, limits).Open(path);
            return Read(source, ImageLayouts.Read(source.Kind, files, wish, limits), files, folder, cancellationToken);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private ScannedImage Read(ImageSource source, StoredImages stored, IImageFiles files, PrivateFolder folder, CancellationToken cancellationToken)
    {
        var contents = new ContentSpool(folder, limits);
        return new ScannedImage(contents, folder)
        {
            Name = stored.Images.Select(image => image.Name).FirstOrDefault(name => name != null) is { } name ? ImageName.WithoutVersion(name) : source.Name,
            Platforms =
            [
                .. stored.Images
                    .OrderBy(image => image.Config.Platform.ToString(), StringComparer.Ordinal)
                    .Select(image => new LayerStack(files, contents, limits).Read(image, cancellationToken)),
            ],
            Attestations = stored.Attestations,
            Unreadable = stored.Unreadable,
        };
    }
}
