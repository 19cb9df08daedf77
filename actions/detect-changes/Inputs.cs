using System.Globalization;
using Actions.Toolkit;
using DetectChanges.Answer;
using DetectChanges.Filters;
using DetectChanges.Matching;

namespace DetectChanges;

internal enum OnUnknownBase { All, Fail }

/// <summary>What the user asked for.</summary>
/// <param name="FiltersFile">Where the filters were read from, relative to the workspace; <see langword="null"/> when they are in the workflow.</param>
/// <param name="Ref">The head to look at; none = the event's.</param>
/// <param name="TagPattern">Which tags count as earlier ones; none = by the name of the tag at hand.</param>
/// <param name="FetchDepth">The input of dorny/paths-filter that has no effect here.</param>
/// <param name="ListLimit">In bytes.</param>
/// <param name="Token">None: the remote is not asked.</param>
internal sealed record Inputs(
    FilterFile Filters,
    string? FiltersFile,
    string? Base,
    string? Ref,
    string? FetchDepth,
    Since Since,
    OnUnknownBase OnUnknownBase,
    IReadOnlyList<Glob> LongLivedBranches,
    Glob? TagPattern,
    Quantifier Quantifier,
    ListFormat ListFiles,
    int ListLimit,
    Secret? Token,
    WorkspacePath WorkingDirectory)
{
    public const int LargestListLimit = 800 * 1024;

    public static Inputs From(InputReader input)
    {
        var workingDirectory = input.OptionalPath("working-directory") ?? WorkspacePath.Resolve(input.Runner, ".");
        WorkspacePath? file = null;
        var filters = input.ParsedPrivately("filters", text => IsPath(text) ? ReadFile(file = PathOf(text)) : FilterFile.Parse(text));
        return new Inputs(
            filters!,
            file?.RelativePath,
            input.OptionalText("base"),
            input.OptionalText("ref"),
            input.OptionalText("initial-fetch-depth"),
            input.Parsed("since", Since.Parse)!,
            input.Choice<OnUnknownBase>("on-unknown-base"),
            input.ParsedLines("long-lived-branches", Glob.Parse),
            input.Parsed("tag-pattern", Glob.Parse),
            input.Choice<Quantifier>("predicate-quantifier"),
            input.Choice<ListFormat>("list-files"),
            input.Parsed("list-limit", ParseSize),
            input.OptionalSecret("token"),
            workingDirectory);

        WorkspacePath PathOf(string text) => WorkspacePath.Resolve(input.Runner, Path.Combine(workingDirectory.FullPath, text));
    }

    private static bool IsPath(string text) => !text.Contains('\n') && !text.Contains(':');

    private static FilterFile ReadFile(WorkspacePath path)
    {
        try
        {
            return FilterFile.Parse(File.ReadAllText(path.FullPath));
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

    private static int ParseSize(string text)
    {
        var (digits, unit) = text.EndsWith("KiB", StringComparison.OrdinalIgnoreCase) ? (text[..^3], 1024) : (text, 1);
        return int.TryParse(digits.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LargestListLimit && number * unit <= LargestListLimit
            ? number * unit
            : throw new FormatException("expected a size such as 64 KiB or a number of bytes, at most 800 KiB");
    }
}
