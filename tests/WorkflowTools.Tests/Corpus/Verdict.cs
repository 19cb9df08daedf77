namespace WorkflowTools.Tests;

/// <summary>What was said about a defect, and by whom.</summary>
internal sealed record Verdict(Defect Defect, IReadOnlyList<(string Tool, LintFinding Finding)> Findings)
{
    public const string Rules = "our rules";

    // What an edit leaves as it is, only the language service looks up.
    public static readonly IReadOnlyList<(string Tool, Func<IReadOnlyList<LintFile>, IReadOnlyList<LintFile>, Task<IReadOnlyList<LintFinding>>> Check)> Linters =
    [
        ("language service", (edited, all) => LanguageService.CheckAsync(edited, all)),
        ("actionlint", (edited, _) => Actionlint.CheckAsync(edited)),
        ("action-validator", (edited, _) => ActionValidator.CheckAsync(edited)),
        ("shellcheck", (edited, _) => ShellCheck.CheckAsync(edited)),
    ];

    public static IEnumerable<string> Tools => Linters.Select(linter => linter.Tool).Append(Rules);

    public IReadOnlyList<string> FoundBy => [.. Findings.Select(one => one.Tool).Distinct()];
}
