namespace Migrate.Linting.Rules;

/// <summary>What the rules say of one statement.</summary>
internal sealed class Verdict
{
    private readonly List<(LintRule Rule, int Line)> dangers = [];

    public IReadOnlyList<(LintRule Rule, int Line)> Dangers => dangers;

    /// <summary>Line of the first thing that waits for a lock which others hold or wait for; null when nothing does.</summary>
    public int? LockLine { get; private set; }

    public void Add(LintRule rule, int line) => dangers.Add((rule, line));

    public void TakesLock(int line) => LockLine ??= line;

    /// <summary>A danger that is a lock.</summary>
    public void AddWithLock(LintRule rule, int line)
    {
        Add(rule, line);
        TakesLock(line);
    }
}
