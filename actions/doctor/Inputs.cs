using Actions.Toolkit;

namespace Doctor;

/// <summary>What the user asked for, checked.</summary>
internal sealed record Inputs
{
    /// <summary>Files, folders and globs as given.</summary>
    public required IReadOnlyList<PathWish> Path { get; init; }

    public required FailOn FailOn { get; init; }

    /// <summary>Rules to look for; empty for all.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required IReadOnlyList<SkippedRule> Skip { get; init; }

    /// <summary>Where the report is written; null for none.</summary>
    public WorkspacePath? ReportFile { get; init; }

    public static Inputs From(InputReader read) => new()
    {
        Path = read.ParsedLines("path", line => PathWish.Parse(read.Runner, line)),
        FailOn = read.Choice<FailOn>("fail-on"),
        Rules = read.ParsedLines("rules", RuleName.Parse),
        Skip = read.ParsedLines("skip", SkippedRule.Parse),
        ReportFile = read.OptionalPath("report-file"),
    };
}
