using System.Globalization;
using Actions.Changes;
using Actions.Toolkit;
using DetectChanges.Answer;
using DetectChanges.Comparing;
using DetectChanges.Filters;
using DetectChanges.Filters.Lint;
using DetectChanges.Selecting;
using DetectChanges.Targets;
using DetectChanges.Targets.Sources.Declared;

namespace DetectChanges;

/// <summary>What the user asked for.</summary>
/// <param name="FiltersFile">Where the filters were read from, relative to the workspace; <see langword="null"/> when they are in the workflow.</param>
/// <param name="Select">The list to choose from; <see langword="null"/>: there is none.</param>
/// <param name="Ref">The head to look at; none = the event's.</param>
/// <param name="TagPattern">Which tags count as earlier ones; none = by the name of the tag at hand.</param>
/// <param name="FetchDepth">The input of dorny/paths-filter that has no effect here.</param>
/// <param name="Targets">Projects that are written down, on top of those that are found.</param>
/// <param name="OutputDir">Where files are written to; <see langword="null"/>: none are.</param>
/// <param name="Explain">A file whose answers are to be explained, relative to the root of the repository.</param>
/// <param name="ListLimit">In bytes.</param>
/// <param name="Token">None: the remote is not asked.</param>
internal sealed record Inputs(
    FilterFile? Filters,
    string? FiltersFile,
    IReadOnlyList<SelectEntry>? Select,
    string? Base,
    string? Ref,
    string? FetchDepth,
    Since Since,
    OnUnknownBase OnUnknownBase,
    IReadOnlyList<Glob> LongLivedBranches,
    Glob? TagPattern,
    Quantifier Quantifier,
    LintMode Lint,
    string? Explain,
    ListFormat ListFiles,
    int ListLimit,
    ProjectFile Targets,
    Dependents Dependents,
    Submodules Submodules,
    WorkspacePath? OutputDir,
    Secret? Token,
    WorkspacePath WorkingDirectory)
{
    /// <summary>Whether projects are to be looked for.</summary>
    public bool WantsTargets => Targets != ProjectFile.Unwanted;

    /// <summary>None without the input.</summary>
    public FilterFile FilterFile => Filters ?? FilterFile.None;

    /// <summary>What of it is about the comparison.</summary>
    public ComparisonWishes Wishes => new()
    {
        WorkingDirectory = WorkingDirectory,
        Since = Since,
        Base = Base,
        Ref = Ref,
        TagPattern = TagPattern,
        LongLivedBranches = LongLivedBranches,
        OnUnknownBase = OnUnknownBase,
        Token = Token,
    };

    public const int LargestListLimit = 800 * 1024;

    public static Inputs From(InputReader input)
    {
        var workingDirectory = input.OptionalPath("working-directory") ?? WorkspacePath.Resolve(input.Runner, ".");
        WorkspacePath? file = null;
        var filters = input.ParsedPrivately("filters", text => IsPath(text) ? Read(file = PathOf(text), FilterFile.Parse) : FilterFile.Parse(text));
        var select = input.ParsedPrivately("select", text => ReadSelect(text, filters, PathOf));
        if (input.OptionalText("select") != null && input.OptionalText("filters") == null)
            input.PrivateError("select", "the entries are chosen by filters, and there are none. Add 'filters' under 'with:'");
        var targets = input.Parsed("targets", text => ReadTargets(text, PathOf));
        if (input.OptionalText("filters") == null && input.OptionalText("targets") is null or "none")
            input.Error("filters", "give filters, or 'targets: auto' to find the affected projects, or both");
        return new Inputs(
            filters,
            file?.RelativePath,
            select,
            input.OptionalText("base"),
            input.OptionalText("ref"),
            input.OptionalText("initial-fetch-depth"),
            input.Parsed("since", Since.Parse)!,
            input.Choice<OnUnknownBase>("on-unknown-base"),
            input.ParsedLines("long-lived-branches", Glob.Parse),
            input.Parsed("tag-pattern", Glob.Parse),
            input.Choice<Quantifier>("predicate-quantifier"),
            input.Choice<LintMode>("lint"),
            input.OptionalText("explain"),
            input.Choice<ListFormat>("list-files"),
            input.Parsed("list-limit", ParseSize),
            targets ?? ProjectFile.Unwanted,
            input.Choice<Dependents>("dependents"),
            input.Choice<Submodules>("submodules"),
            input.Parsed<WorkspacePath?>("output-dir", text => FolderFor(WorkspacePath.Resolve(input.Runner, text))),
            input.OptionalSecret("token"),
            workingDirectory);

        WorkspacePath PathOf(string text) => WorkspacePath.Resolve(input.Runner, Path.Combine(workingDirectory.FullPath, text));
    }

    private static IReadOnlyList<SelectEntry> ReadSelect(string text, FilterFile? filters, Func<string, WorkspacePath> pathOf)
    {
        var names = filters?.Filters.Select(filter => filter.Name).ToList();
        return IsPath(text) && !text.StartsWith('[') ? Read(InWorkspace(text, pathOf), yaml => SelectReader.Parse(yaml, names)) : SelectReader.Parse(text, names);
    }

    private static WorkspacePath InWorkspace(string text, Func<string, WorkspacePath> pathOf)
    {
        try
        {
            return pathOf(text);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"the path '{text}' is not allowed: {problem.Message}", problem);
        }
    }

    private static ProjectFile ReadTargets(string text, Func<string, WorkspacePath> pathOf)
    {
        if (text is "none" or "auto") return text == "auto" ? ProjectFile.None : ProjectFile.Unwanted;
        var path = pathOf(text);
        return Read(path, yaml => ProjectFileReader.Parse(path.RelativePath, yaml));
    }

    private static bool IsPath(string text) => !text.Contains('\n') && !text.Contains(':');

    private static T Read<T>(WorkspacePath path, Func<string, T> parse)
    {
        try
        {
            return parse(File.ReadAllText(path.FullPath));
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{path.RelativePath}, {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"the file '{path.RelativePath}' cannot be read from the workspace: {problem.Message} Is the repository checked out in an earlier step?", problem);
        }
    }

    private static WorkspacePath FolderFor(WorkspacePath path) =>
        path.RelativePath.Split('/').Contains(".git", StringComparer.OrdinalIgnoreCase)
            ? throw new FormatException("expected a folder outside of '.git'")
            : path;

    private static int ParseSize(string text)
    {
        var (digits, unit) = text.EndsWith("KiB", StringComparison.OrdinalIgnoreCase) ? (text[..^3], 1024) : (text, 1);
        return int.TryParse(digits.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LargestListLimit && number * unit <= LargestListLimit
            ? number * unit
            : throw new FormatException("expected a size such as 64 KiB or a number of bytes, at most 800 KiB");
    }
}
