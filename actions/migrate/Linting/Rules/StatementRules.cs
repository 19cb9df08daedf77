using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>Hands a statement to the rules for its first word.</summary>
internal static class StatementRules
{
    // Statements that endanger nobody by themselves.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "INSERT", "MERGE", "VALUES", "TABLE", "COMMENT", "GRANT", "REVOKE", "SET", "RESET", "SHOW", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT",
        "SAVEPOINT", "RELEASE", "ANALYZE", "EXPLAIN", "DO", "CALL", "PREPARE", "DEALLOCATE", "DECLARE", "FETCH", "MOVE", "CLOSE", "COPY", "CHECKPOINT", "DISCARD",
        "NOTIFY", "LISTEN", "UNLISTEN", "SECURITY", "LOAD", "IMPORT", "REASSIGN",
    };

    public static Verdict Of(SqlStatement statement, ScriptState state)
    {
        var verdict = new Verdict();
        state.Condition = statement.Condition;
        state.LockTimeout.See(statement);
        Judge(statement, statement.Tokens[0], state, verdict);
        return verdict;
    }

    private static void Judge(SqlStatement statement, SqlToken first, ScriptState state, Verdict verdict)
    {
        var cursor = new SqlCursor(statement.Tokens);
        if (first.Is("CREATE"))
            CreateRules.Judge(cursor, state, verdict);
        else if (first.Is("ALTER"))
            AlterRules.Judge(cursor, state, verdict);
        else if (first.Is("DROP"))
            DropRules.Judge(cursor, state, verdict);
        else if (first.Is("TRUNCATE"))
            RowRules.JudgeTruncate(cursor, state, verdict);
        else if (first.Is("DELETE") || first.Is("UPDATE") || first.Is("WITH"))
            RowRules.Judge(statement, state, verdict);
        else if (first.Is("VACUUM") || first.Is("CLUSTER") || first.Is("LOCK") || first.Is("REINDEX") || first.Is("REFRESH"))
            UpkeepRules.Judge(statement, state, verdict);
        else if (!IsKnown(statement, first))
            verdict.Add(LintRule.NotUnderstood, statement.Line);
    }

    // In a block any name may begin an assignment; a statement that is put together there can be read only when it is one text.
    private static bool IsKnown(SqlStatement statement, SqlToken first) => first.Is("EXECUTE")
        ? statement.InCode && statement.Tokens.Any(token => token.Kind is SqlTokenKind.String or SqlTokenKind.DollarString)
        : statement.InCode || Harmless.Contains(first.Text);
}
