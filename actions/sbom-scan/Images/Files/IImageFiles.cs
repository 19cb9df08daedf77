namespace SbomScan.Images.Files;

/// <summary>The files that an image is stored in: a folder or a tar. Paths are relative, with <c>/</c>.</summary>
internal interface IImageFiles : IDisposable
{
    bool Has(string path);

    /// <summary>Opens a file to read anywhere in it; <see langword="null"/> when there is none.</summary>
    /// <exception cref="FormatException">It is not read; the message says why.</exception>
    Stream? Open(string path);
}
