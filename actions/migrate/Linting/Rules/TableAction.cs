using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>One action of ALTER TABLE.</summary>
internal sealed class TableAction(string table, ScriptState state, Verdict verdict)
{
    private bool IsNewTable => state.IsNew(table);

    public void Judge(SqlCursor cursor)
    {
        var line = cursor.Line;
        if (!IsNewTable && !IsGentle(cursor))
            verdict.TakesLock(line);
        if (cursor.Take("ADD"))
            JudgeAdd(cursor, line);
        else if (cursor.Take("DROP"))
            JudgeDrop(cursor, line);
        else if (cursor.Take("RENAME"))
            JudgeRename(cursor, line);
        else if (cursor.Take("ALTER"))
            JudgeColumn(cursor, line);
        else if (cursor.Take("SET", "SCHEMA"))
            Add(LintRule.RenameTable, line);
        else if (!IsHarmless(cursor))
            Add(LintRule.NotUnderstood, line);
    }

    // It locks out neither readers nor writers.
    private static bool IsGentle(SqlCursor cursor) => cursor.Rest is [var first, ..] && first.Is("VALIDATE");

    private static bool IsHarmless(SqlCursor cursor) => cursor.TakeAny(
        "SET", "RESET", "OWNER", "VALIDATE", "ENABLE", "DISABLE", "ATTACH", "DETACH", "INHERIT", "NO", "OF", "NOT", "CLUSTER", "REPLICA", "FORCE", "OPTIONS");

    private void JudgeAdd(SqlCursor cursor, int line)
    {
        if (cursor.Take("CONSTRAINT"))
        {
            _ = cursor.Name();
            JudgeConstraint(cursor.Rest, line);
        }
        else if (StartsConstraint(cursor.Rest))
        {
            JudgeConstraint(cursor.Rest, line);
        }
        else
        {
            JudgeNewColumn(cursor, line);
        }
    }

    private static bool StartsConstraint(IReadOnlyList<SqlToken> rest) =>
        rest is [var first, ..] && (first.Is("UNIQUE") || first.Is("PRIMARY") || first.Is("FOREIGN") || first.Is("CHECK") || first.Is("EXCLUDE"));

    private void JudgeConstraint(IReadOnlyList<SqlToken> constraint, int line)
    {
        if (Has(constraint, "NOT", "VALID") || Has(constraint, "USING", "INDEX") || constraint is not [var kind, ..])
            return;
        if (kind.Is("FOREIGN"))
            Add(LintRule.AddForeignKey, line);
        else if (kind.Is("CHECK"))
            Add(LintRule.AddCheck, line);
        else if (StartsConstraint(constraint))
            Add(LintRule.AddUnique, line);
    }

    private void JudgeNewColumn(SqlCursor cursor, int line)
    {
        _ = cursor.Take("COLUMN");
        var isNew = !cursor.Take("IF", "NOT", "EXISTS");
        var column = cursor.Name();
        var rest = Outside(cursor.Rest);
        var isRequired = Has(rest, "NOT", "NULL") || Has(rest, "PRIMARY", "KEY");
        if (isNew)
            state.AddColumn(table, column, !isRequired);
        if (isRequired && !FillsItself(rest))
            Add(LintRule.AddColumnNotNull, line);
        if (Has(rest, "UNIQUE") || Has(rest, "PRIMARY", "KEY"))
            Add(LintRule.AddUnique, line);
        if (Has(rest, "REFERENCES"))
            Add(LintRule.AddForeignKey, line);
        if (Has(rest, "CHECK"))
            Add(LintRule.AddCheck, line);
    }

    private static bool FillsItself(IReadOnlyList<SqlToken> rest) =>
        Has(rest, "DEFAULT") || Has(rest, "GENERATED") || Has(rest, "SERIAL") || Has(rest, "BIGSERIAL") || Has(rest, "SMALLSERIAL");

    private void JudgeDrop(SqlCursor cursor, int line)
    {
        if (cursor.Take("CONSTRAINT"))
            return;
        _ = cursor.Take("COLUMN");
        _ = cursor.Take("IF", "EXISTS");
        if (!state.IsNewColumn(table, cursor.Name()))
            Add(LintRule.DropColumn, line);
    }

    private void JudgeRename(SqlCursor cursor, int line)
    {
        if (cursor.Take("CONSTRAINT"))
            return;
        if (cursor.Take("TO"))
        {
            Add(LintRule.RenameTable, line);
            return;
        }
        _ = cursor.Take("COLUMN");
        if (!state.IsNewColumn(table, cursor.Name()))
            Add(LintRule.RenameColumn, line);
    }

    private void JudgeColumn(SqlCursor cursor, int line)
    {
        if (cursor.Take("CONSTRAINT"))
            return;
        _ = cursor.Take("COLUMN");
        var column = cursor.Name();
        if (cursor.Take("TYPE") || cursor.Take("SET", "DATA", "TYPE"))
            Add(LintRule.AlterColumnType, line);
        else if (cursor.Take("SET", "NOT", "NULL"))
            Add(LintRule.SetNotNull, line);
        else if ((cursor.Take("DROP", "DEFAULT") || cursor.Take("DROP", "IDENTITY")) && !state.IsNewAndNullable(table, column))
            Add(LintRule.DropDefault, line);
    }

    private void Add(LintRule rule, int line)
    {
        if (!IsNewTable)
            verdict.Add(rule, line);
    }

    // What stands in parentheses is an expression or a list of names.
    private static List<SqlToken> Outside(IReadOnlyList<SqlToken> tokens)
    {
        var depth = 0;
        var outside = new List<SqlToken>();
        foreach (var token in tokens)
        {
            depth -= token.Is(')') ? 1 : 0;
            if (depth == 0)
                outside.Add(token);
            depth += token.Is('(') ? 1 : 0;
        }
        return outside;
    }

    private static bool Has(IReadOnlyList<SqlToken> tokens, params ReadOnlySpan<string> words)
    {
        var cursor = new SqlCursor(tokens);
        while (!cursor.AtEnd)
        {
            if (cursor.Take(words))
                return true;
            cursor.Skip();
        }
        return false;
    }
}
