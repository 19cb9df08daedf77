using Migrate.Linting.Rules;
using Migrate.Linting.Sql;

namespace Migrate.Linting;

/// <summary>Finds the dangerous statements of a script.</summary>
internal sealed class SqlLint
{
    private readonly SqlScript script;
    private readonly bool hasLockTimeout;
    private readonly ScriptState state;
    private readonly List<Finding> findings = [];

    private SqlLint(SqlScript script, bool hasLockTimeout, ScriptState state) => (this.script, this.hasLockTimeout, this.state) = (script, hasLockTimeout, state);

    /// <param name="hasLockTimeout">Whether the connection sets <c>lock_timeout</c> before the script begins.</param>
    /// <param name="before">What the scripts before it made, when they are known to run with it.</param>
    public static LintedScript Of(SqlScript script, bool hasLockTimeout = false, ScriptState? before = null)
    {
        var lint = new SqlLint(script, hasLockTimeout, before ?? new ScriptState());
        var statements = SqlStatements.Of(script.Text);
        foreach (var statement in statements)
            lint.Judge(statement);
        lint.LookForUnseenCode();
        return new LintedScript(script, [.. lint.findings.OrderBy(finding => finding.Line)], statements.Count(ChangesSomething));
    }

    private void Judge(SqlStatement statement)
    {
        var verdict = StatementRules.Of(statement, state);
        var markers = new AllowMarkers(statement);
        foreach (var (rule, line) in verdict.Dangers)
            Add(rule, line, statement, markers);
        // Once a script says it: what is missing is one line at its top.
        if (verdict.LockLine is { } lockLine && !hasLockTimeout && !state.LockTimeout.IsSet && !IsTold(LintRule.NoLockTimeout))
            Add(LintRule.NoLockTimeout, lockLine, statement, markers);
    }

    private bool IsTold(LintRule rule) => findings.Exists(finding => finding.Rule == rule && finding.Allowed is null);

    private void Add(LintRule rule, int line, SqlStatement statement, AllowMarkers markers) => findings.Add(new Finding(rule, script, line, statement.Short)
    {
        Allowed = markers.ReasonFor(rule),
        Hint = markers.ReasonFor(rule) is null ? markers.Problem : "",
    });

    // Django's sqlmigrate cannot print what Python code does, and says so in a comment.
    private void LookForUnseenCode()
    {
        var comments = SqlTokenizer.Read(script.Text).Where(token => token.Kind == SqlTokenKind.Comment);
        foreach (var comment in comments.Where(comment => comment.Text.Contains("CANNOT BE WRITTEN AS SQL", StringComparison.Ordinal)))
            findings.Add(new Finding(LintRule.NotUnderstood, script, comment.Line, comment.Text.Trim('-', ' ')));
    }

    private static bool ChangesSomething(SqlStatement statement)
    {
        string[] frame = ["BEGIN", "START", "COMMIT", "END", "ROLLBACK", "SET", "RESET"];
        return !statement.InCode && !Array.Exists(frame, statement.Tokens[0].Is);
    }
}
