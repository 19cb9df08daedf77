using Actions.Toolkit;
using SbomScan.Images;

namespace SbomScan.Wishes;

/// <summary>What is to be scanned.</summary>
internal sealed record SourceWishes
{
    /// <summary><see langword="null"/>: no folder, as others' SBOMs or an image are scanned instead.</summary>
    public WorkspacePath? Folder { get; init; }

    public IReadOnlyList<Glob> Include { get; init; } = [];

    public IReadOnlyList<Glob> Exclude { get; init; } = [];

    public ImageSource? Image { get; init; }

    /// <summary><see langword="null"/>: every platform of the image.</summary>
    public ImagePlatform? Platform { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<WorkspacePath> Sboms { get; init; } = [];

    public IReadOnlyList<WorkspacePath> Findings { get; init; } = [];

    public WorkspacePath? BaseSbom { get; init; }

    public bool Wants(string path) => (Include.Count == 0 || Include.Any(glob => glob.Matches(path))) && !Exclude.Any(glob => glob.Matches(path));

    public static SourceWishes Read(InputReader input)
    {
        var image = input.Parsed("image", text => ImageOf(input.Runner, text));
        var sboms = input.ParsedLines("sbom", text => FileOf(input.Runner, text));
        var path = input.Parsed("path", text => FolderOf(input.Runner, text));
        // The folder is the default, and gives way to something that was asked for.
        var isDefault = input.OptionalText("path") is null or ".";
        if (image != null && !isDefault) input.Error("path", "scan either a folder or an image: leave one of 'path' and 'image' out");
        if (image != null && sboms.Count > 0) input.Error("sbom", "scan either an image or SBOMs of others: leave one of 'image' and 'sbom' out");
        if (input.OptionalText("image") == null && input.OptionalText("platform") != null) input.Error("platform", "a platform is one of an image: give 'image' too");
        return new SourceWishes
        {
            Folder = image != null || (sboms.Count > 0 && isDefault) ? null : path,
            Include = input.ParsedLines("include", Glob.Parse),
            Exclude = input.ParsedLines("exclude", Glob.Parse),
            Image = image,
            Platform = input.Parsed("platform", ImagePlatform.Parse),
            Name = input.OptionalText("name"),
            Sboms = sboms,
            Findings = input.ParsedLines("findings", text => FileOf(input.Runner, text)),
            BaseSbom = input.Parsed<WorkspacePath?>("base-sbom", text => FileOf(input.Runner, text)),
        };
    }

    private static ImageSource ImageOf(RunnerContext runner, string text)
    {
        var source = ImageSource.Parse(text);
        if (source.Kind != ImageSourceKind.Daemon && !Path.Exists(source.Under(runner.Workspace).Value))
            throw new FormatException($"there is no file or folder '{source.Value}' in the workspace. Does an earlier step write it?");
        return source;
    }

    internal static WorkspacePath FileOf(RunnerContext runner, string text)
    {
        var path = WorkspacePath.Resolve(runner, text);
        return File.Exists(path.FullPath) ? path : throw new FormatException($"there is no file '{path.RelativePath}' in the workspace. Does an earlier step write it?");
    }

    internal static WorkspacePath FolderOf(RunnerContext runner, string text)
    {
        var path = WorkspacePath.Resolve(runner, text);
        return Directory.Exists(path.FullPath) ? path : throw new FormatException($"there is no folder '{path.RelativePath}' in the workspace. Is the repository checked out?");
    }
}
