using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>TRUNCATE, and DELETE and UPDATE of every row, also behind WITH.</summary>
internal static class RowRules
{
    public static void JudgeTruncate(SqlCursor cursor, ScriptState state, Verdict verdict)
    {
        var line = cursor.Line;
        cursor.Skip();
        _ = cursor.Take("TABLE");
        _ = cursor.Take("ONLY");
        if (!cursor.Names().All(state.IsNew))
            verdict.AddWithLock(LintRule.Truncate, line);
    }

    public static void Judge(SqlStatement statement, ScriptState state, Verdict verdict)
    {
        for (var i = 0; i < statement.Tokens.Count; i++)
        {
            var token = statement.Tokens[i];
            // Elsewhere the words mean something else: FOR UPDATE, ON DELETE.
            var isVerb = i == 0 || statement.Tokens[i - 1].Is('(') || statement.Tokens[i - 1].Is(')');
            if (isVerb && (token.Is("DELETE") || token.Is("UPDATE")))
                JudgeVerb(statement.Tokens.Skip(i).OutsideParentheses(), state, verdict);
        }
    }

    private static void JudgeVerb(List<SqlToken> clause, ScriptState state, Verdict verdict)
    {
        var rule = clause[0].Is("DELETE") ? LintRule.DeleteWithoutWhere : LintRule.UpdateWithoutWhere;
        var cursor = new SqlCursor(clause);
        cursor.Skip();
        _ = cursor.Take("FROM");
        _ = cursor.Take("ONLY");
        if (!clause.Has("WHERE") && !state.IsNew(cursor.Name()))
            verdict.Add(rule, clause[0].Line);
    }
}
