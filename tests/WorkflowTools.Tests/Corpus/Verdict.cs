namespace WorkflowTools.Tests;

/// <summary>What was said about a defect, and by whom.</summary>
internal sealed record Verdict(Defect Defect, IReadOnlyList<(string Tool, LintFinding Finding)> Findings)
{
    public const string Rules = "our rules";

    public static readonly IReadOnlyList<(string Tool, Func<IReadOnlyList<LintFile>, Task<IReadOnlyList<LintFinding>>> Check)> Linters =
    [
        ("language service", LanguageService.CheckAsync),
        ("actionlint", Actionlint.CheckAsync),
        ("action-validator", ActionValidator.CheckAsync),
        ("shellcheck", ShellCheck.CheckAsync),
    ];

    public static IEnumerable<string> Tools => Linters.Select(linter => linter.Tool).Append(Rules);

    public IReadOnlyList<string> FoundBy => [.. Findings.Select(one => one.Tool).Distinct()];
}
