using Actions.Toolkit;

namespace SbomScan.Wishes;

/// <summary>What is to be scanned.</summary>
internal sealed record SourceWishes
{
    /// <summary><see langword="null"/>: no folder, as others' SBOMs or an image are scanned instead.</summary>
    public WorkspacePath? Folder { get; init; }

    public IReadOnlyList<Glob> Include { get; init; } = [];

    public IReadOnlyList<Glob> Exclude { get; init; } = [];

    /// <summary>As written.</summary>
    public string? Image { get; init; }

    public string? Platform { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<WorkspacePath> Sboms { get; init; } = [];

    public IReadOnlyList<WorkspacePath> Findings { get; init; } = [];

    public WorkspacePath? BaseSbom { get; init; }

    public bool Wants(string path) => (Include.Count == 0 || Include.Any(glob => glob.Matches(path))) && !Exclude.Any(glob => glob.Matches(path));

    public static SourceWishes Read(InputReader input)
    {
        var image = input.OptionalText("image");
        var sboms = input.ParsedLines("sbom", text => FileOf(input.Runner, text));
        var path = input.Parsed("path", text => FolderOf(input.Runner, text));
        // The folder is the default, and gives way to something that was asked for.
        var isDefault = input.OptionalText("path") is null or ".";
        if (image != null && !isDefault) input.Error("path", "scan either a folder or an image: leave one of 'path' and 'image' out");
        if (image != null && sboms.Count > 0) input.Error("sbom", "scan either an image or SBOMs of others: leave one of 'image' and 'sbom' out");
        if (image == null && input.OptionalText("platform") != null) input.Error("platform", "a platform is one of an image: give 'image' too");
        return new SourceWishes
        {
            Folder = image != null || (sboms.Count > 0 && isDefault) ? null : path,
            Include = input.ParsedLines("include", Glob.Parse),
            Exclude = input.ParsedLines("exclude", Glob.Parse),
            Image = image,
            Platform = input.OptionalText("platform"),
            Name = input.OptionalText("name"),
            Sboms = sboms,
            Findings = input.ParsedLines("findings", text => FileOf(input.Runner, text)),
            BaseSbom = input.Parsed<WorkspacePath?>("base-sbom", text => FileOf(input.Runner, text)),
        };
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
