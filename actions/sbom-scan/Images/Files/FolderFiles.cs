namespace SbomScan.Images.Files;

/// <summary>An image stored in a folder. Links are not followed: they may lead anywhere.</summary>
internal sealed class FolderFiles(string root) : IImageFiles
{
    public bool Has(string path) => File.Exists(Path.Combine(root, path));

    public Stream? Open(string path)
    {
        if (!Has(path)) return null;
        if (LinkOn(path) is { } link) throw new FormatException($"'{link}' is a symbolic link, which is not followed; make a copy with 'cp -rL'");
        try
        {
            return File.OpenRead(Path.Combine(root, path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"'{path}' cannot be read: {problem.Message}", problem);
        }
    }

    public void Dispose()
    {
        // Nothing is held open.
    }

    private string? LinkOn(string path)
    {
        var parts = path.Split('/');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('/', parts[..count])).FirstOrDefault(part => new FileInfo(Path.Combine(root, part)).LinkTarget != null);
    }
}
