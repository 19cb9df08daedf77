using System.Text.RegularExpressions;
using Actions.Toolkit;
using ReleaseTree.Images;

namespace ReleaseTree;

/// <summary>What is to be released, checked.</summary>
internal sealed partial record Inputs
{
    public required string Owner { get; init; }

    public required string Repo { get; init; }

    public required SemVersion Version { get; init; }

    /// <summary>Null for what is checked out.</summary>
    public string? Commit { get; init; }

    public required RegistryPlace Registry { get; init; }

    /// <summary>By action; null to ask the registry.</summary>
    public IReadOnlyDictionary<string, string>? Digests { get; init; }

    public required IReadOnlyList<string> Platforms { get; init; }

    public required IReadOnlyList<SemVersion> Bad { get; init; }

    /// <summary>Where the notes are written; null for nowhere.</summary>
    public WorkspacePath? NotesFile { get; init; }

    public required bool Tag { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>As workflows name it.</summary>
    public string Repository => $"{Owner}/{Repo}";

    public static Inputs From(InputReader read)
    {
        var owner = read.Parsed("owner", text => Name(text, "expected the name of a user or an organisation, such as 'acme'")) ?? "";
        return new Inputs
        {
            Owner = owner,
            Repo = read.Parsed("repo", text => Name(text, "expected the name of a repository without its owner, such as 'actions'")) ?? "",
            Version = read.Parsed("version", ParseVersion) ?? new SemVersion(0, 0, 0),
            Commit = read.OptionalText("commit"),
            Registry = read.Parsed("registry", RegistryPlace.Parse) ?? RegistryPlace.GitHub(owner),
            Digests = read.Parsed("digests", text => DigestFile.Read(read.Runner, text)),
            Platforms = read.Parsed("platforms", text => Words(text, Platform)) ?? [],
            Bad = read.Parsed("bad", text => Words(text, ParseVersion)) ?? [],
            NotesFile = read.OptionalPath("notes-file"),
            Tag = read.Flag("tag"),
            DryRun = read.Flag("dry-run"),
        };
    }

    private static List<T> Words<T>(string text, Func<string, T> parse) =>
        [.. text.Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(parse)];

    private static string Name(string text, string expected) => NameForm().IsMatch(text) ? text : throw new FormatException(expected);

    private static SemVersion ParseVersion(string text) =>
        SemVersion.TryParse(text) is { } version && version.ToString() == text
            ? version
            : throw new FormatException("expected three numbers as in 1.4.0, or 2.0.0-rc.1 for a pre-release, without a 'v'");

    private static string Platform(string text) =>
        PlatformForm().IsMatch(text) ? text : throw new FormatException($"'{text}' is no platform; expected one such as linux/amd64");

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z", RegexOptions.None, 1000)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlatformForm();
}
