using Migrate.Linting.Rules;

namespace Migrate.Linting;

/// <summary>What was found in all scripts of a migration.</summary>
internal sealed record LintReport(IReadOnlyList<LintedScript> Scripts)
{
    public IReadOnlyList<Finding> Findings { get; } = [.. Scripts.SelectMany(script => script.Findings)];

    /// <summary>Those that no marker allows.</summary>
    public IReadOnlyList<Finding> Open => [.. Findings.Where(finding => finding.Allowed is null)];

    /// <summary>Whether the code from before goes on working. A marker says that somebody wants a statement, not that it breaks nothing.</summary>
    public bool IsExpandOnly => Findings.All(finding => finding.Advice.Effect != LintEffect.Contract);

    /// <summary>How many statements change something.</summary>
    public int Statements => Scripts.Sum(script => script.Statements);

    public static LintReport Of(IEnumerable<SqlScript> scripts, bool hasLockTimeout)
    {
        // What a tool prints all waits; of files nobody knows whether the ones before ran long ago.
        var waiting = new ScriptState();
        return new LintReport([.. scripts.Select(script => SqlLint.Of(script, hasLockTimeout, script.IsFile ? null : waiting))]);
    }
}
