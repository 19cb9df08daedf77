using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using Release.Notes;
using Release.Wishes;

namespace Release;

/// <summary>What the user asked for, checked.</summary>
internal sealed record Inputs
{
    public required VersionWish Version { get; init; }

    public required TagNames Tags { get; init; }

    /// <summary>Null: every commit counts.</summary>
    public PathPatterns? Paths { get; init; }

    public required PrereleaseWish Prerelease { get; init; }

    public required IReadOnlyList<BumpLabel> BumpLabels { get; init; }

    public required bool Draft { get; init; }

    public TextTemplate? NotesTemplate { get; init; }

    /// <summary>Finished notes, as they are.</summary>
    public string? Notes { get; init; }

    public required IReadOnlyList<Image> Images { get; init; }

    public required IReadOnlyList<AssetFile> Assets { get; init; }

    public required bool FloatingTags { get; init; }

    /// <summary>Null: the commit of the run, or on the way back that of the version.</summary>
    public ObjectId? Target { get; init; }

    public required bool AllowBackwards { get; init; }

    public string? Reason { get; init; }

    public WorkspacePath? ChangelogFile { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Null: GitHub is asked without, which does for a dry run in a public repository.</summary>
    public Secret? Token { get; init; }

    public required WorkspacePath WorkingDirectory { get; init; }

    public static Inputs From(InputReader input)
    {
        var tags = input.Parsed("tag-pattern", TagNames.Parse) ?? new TagNames("v");
        var folder = input.OptionalPath("working-directory");
        var read = new Inputs
        {
            Tags = tags,
            Version = input.Parsed("version", text => VersionWish.Parse(text, tags)) ?? new VersionWish(Exact: null),
            Paths = PathPatterns.Read(input, "paths"),
            Prerelease = input.Parsed("prerelease", PrereleaseWish.Parse) ?? new PrereleaseWish(null, null),
            BumpLabels = input.ParsedLines("bump-labels", BumpLabel.Parse),
            Draft = input.Flag("draft"),
            NotesTemplate = NotesFields.Read(input, "notes-template"),
            Notes = NotesFields.ReadFinished(input, "notes-file"),
            Images = input.Parsed("images", Image.ParseAll) ?? [],
            Assets = AssetFiles.Read(input, "assets", folder),
            FloatingTags = input.Flag("floating-tags"),
            Target = input.Parsed<ObjectId?>("target", text => ObjectId.Parse(text)),
            AllowBackwards = input.Flag("allow-backwards"),
            Reason = input.OptionalText("reason"),
            ChangelogFile = WorkspaceFile.Read(input, "changelog-file"),
            DryRun = input.Flag("dry-run"),
            Token = input.OptionalSecret("token"),
            WorkingDirectory = folder ?? WorkspacePath.Resolve(input.Runner, "."),
        };
        read.CheckTogether(input);
        return read;
    }

    private void CheckTogether(InputReader input)
    {
        if (Prerelease.Channel != null && Version.Exact != null) input.Error("prerelease", "a channel is for the version auto; this version says itself what it is");
        if (Notes != null && NotesTemplate != null) input.Error("notes-file", "it holds finished notes: leave 'notes-template' out");
        if (BumpLabels.Count > 0 && Version.Exact != null) input.Error("bump-labels", "they are for the version auto, and a version is given");
        if (AllowBackwards && !FloatingTags) input.Error("allow-backwards", "it is about floating tags: add 'floating-tags: true'");
        if (AllowBackwards && Version.Exact is not { IsStable: true }) input.Error("version", "with 'allow-backwards' name the release to go back to, and no pre-release");
        if (AllowBackwards && Reason == null) input.Error("reason", "with 'allow-backwards' say why, for those who read the notes of what is withdrawn");
        if (AllowBackwards && Draft) input.Error("draft", "on the way back nothing is released");
        if (!AllowBackwards && Reason != null) input.Error("reason", "it is for 'allow-backwards: true'");
        if (Draft && FloatingTags) input.Error("floating-tags", "a draft has no tag yet that they could move to: leave 'draft' or 'floating-tags' out");
    }
}
