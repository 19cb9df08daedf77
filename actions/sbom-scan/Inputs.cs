using Actions.Toolkit;
using SbomScan.Gating;
using SbomScan.Ignores;
using SbomScan.Licenses;
using SbomScan.Reporting;
using SbomScan.Verdicts;
using SbomScan.Vex;
using SbomScan.Wishes;

namespace SbomScan;

/// <summary>What the user asked for, checked.</summary>
internal sealed record Inputs
{
    public required SourceWishes Source { get; init; }

    public required DocumentWishes Documents { get; init; }

    public required LookupWishes Lookup { get; init; }

    public required GateRules Gate { get; init; }

    /// <summary>Branch, tag or commit to compare with; <see langword="null"/>: as the event says.</summary>
    public string? Base { get; init; }

    public required Tolerances Tolerances { get; init; }

    public required IgnoreFile Ignores { get; init; }

    public IgnoreFrom IgnoreFrom { get; init; }

    public IReadOnlyList<VexStatement> Vex { get; init; } = [];

    /// <summary><see langword="null"/>: licences are not judged.</summary>
    public LicensePolicy? LicensePolicy { get; init; }

    public ImagePolicyMode ImagePolicy { get; init; }

    public CommentMode Comment { get; init; }

    public bool Snapshot { get; init; }

    /// <summary><see langword="null"/>: GitHub is not asked.</summary>
    public Secret? Token { get; init; }

    public static Inputs From(InputReader input)
    {
        var inputs = new Inputs
        {
            Source = SourceWishes.Read(input),
            Documents = DocumentWishes.Read(input),
            Lookup = LookupWishes.Read(input),
            Gate = GateWishes.Read(input),
            Base = input.OptionalText("base"),
            Tolerances = new Tolerances(input.Choice<Tolerance>("on-lookup-failure"), input.Choice<Tolerance>("on-unreadable"), input.Choice<Tolerance>("on-empty")),
            Ignores = ReadIgnores(input),
            IgnoreFrom = input.Choice<IgnoreFrom>("ignore-from"),
            Vex = [.. input.ParsedLines("vex", text => ReadFile(input.Runner, text, (path, bytes) => VexDocument.Read(path, bytes))).SelectMany(statements => statements)],
            LicensePolicy = input.Parsed("license-policy", text => ReadPolicy(input.Runner, text)),
            ImagePolicy = input.Choice<ImagePolicyMode>("image-policy"),
            Comment = input.Choice<CommentMode>("comment"),
            Snapshot = input.Flag("snapshot"),
            Token = input.OptionalSecret("token"),
        };
        if (inputs.Token == null && inputs.Comment != CommentMode.Off) input.Error("token", "a comment needs a token with 'permissions: pull-requests: write'");
        if (inputs.Token == null && inputs.Snapshot) input.Error("token", "a snapshot needs a token with 'permissions: contents: write'");
        return inputs;
    }

    private static IgnoreFile ReadIgnores(InputReader input)
    {
        if (input.OptionalText("ignore-file") is not null) return input.Parsed("ignore-file", Read) ?? IgnoreFile.None;
        if (!File.Exists(Path.Combine(input.Runner.Workspace, IgnoreFile.DefaultPath))) return IgnoreFile.None;
        try
        {
            return Read(IgnoreFile.DefaultPath);
        }
        catch (FormatException problem)
        {
            input.Error("ignore-file", problem.Message);
            return IgnoreFile.None;
        }

        IgnoreFile Read(string path) => ReadFile(input.Runner, path, (name, bytes) => IgnoreFile.Parse(name, System.Text.Encoding.UTF8.GetString(bytes)));
    }

    // A path is one line without a colon; a policy has neither.
    private static LicensePolicy ReadPolicy(RunnerContext runner, string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)) return ParsePolicy(text);
        return ReadFile(runner, text, (_, bytes) => ParsePolicy(System.Text.Encoding.UTF8.GetString(bytes)));
    }

    private static LicensePolicy ParsePolicy(string yaml)
    {
        var (policy, problems) = LicensePolicyReader.Read(yaml);
        return policy ?? throw new FormatException(string.Join("; ", problems));
    }

    private static T ReadFile<T>(RunnerContext runner, string text, Func<string, byte[], T> parse)
    {
        var path = SourceWishes.FileOf(runner, text);
        try
        {
            return parse(path.RelativePath, File.ReadAllBytes(path.FullPath));
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{path.RelativePath}: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"the file '{path.RelativePath}' cannot be read: {problem.Message}", problem);
        }
    }
}
