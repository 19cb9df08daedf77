using SbomScan.Images;
using SbomScan.LockFiles;

namespace SbomScan.Tests.Images;

/// <summary>Reads images from files of its own, and ends with all of them.</summary>
public abstract class ImageFixture : IDisposable
{
    private readonly List<IDisposable> opened = [];

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("image-tests-").FullName;

    /// <summary>Where readers make their private folders.</summary>
    private protected string Temporary => Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;

    public void Dispose()
    {
        foreach (var one in opened) one.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<ScannedImage> ReadAsync(byte[] archive, string? platform = null, ImageLimits? limits = null)
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.tar");
        File.WriteAllBytes(file, archive);
        return ReadAsync(file, platform, limits);
    }

    private protected async Task<ScannedImage> ReadAsync(string source, string? platform = null, ImageLimits? limits = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var reader = new ImageReader(environment ?? new Dictionary<string, string>(), Temporary, limits ?? ImageLimits.Default);
        var image = await reader.ReadAsync(ImageSource.Parse(source), platform == null ? null : ImagePlatform.Parse(platform), TestContext.Current.CancellationToken);
        opened.Add(image);
        return image;
    }

    private protected async Task<PlatformImage> OnlyAsync(TestImage image, ImageLimits? limits = null) => (await ReadAsync(image.DockerArchive(), limits: limits)).Platforms.ShouldHaveSingleItem();

    /// <summary>The lock file at a path, read by whoever reads such files.</summary>
    private protected static LockFileContent Content(PlatformImage image, string path) =>
        LockFileReaders.For(path)!.Read(new LockFile(path, image.Tree.Read(path, LockFile.LargestFile)!, image.Tree));

    private protected static IEnumerable<string> Paths(PlatformImage image) => image.Tree.Files.Select(file => file.Path);

    private protected static string? TextAt(PlatformImage image, string path) => image.Tree.Read(path, LockFile.LargestFile) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
