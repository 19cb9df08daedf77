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
        if (constraint.Has("NOT", "VALID") || constraint.Has("USING", "INDEX") || constraint is not [var kind, ..])
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
        var rest = cursor.Rest.OutsideParentheses();
        var isRequired = rest.Has("NOT", "NULL") || rest.Has("PRIMARY", "KEY");
        if (isNew)
            state.AddColumn(table, column, !isRequired);
        if (isRequired && !FillsItself(rest))
            Add(LintRule.AddColumnNotNull, line);
        if (rest.Has("UNIQUE") || rest.Has("PRIMARY", "KEY"))
            Add(LintRule.AddUnique, line);
        if (rest.Has("REFERENCES"))
            Add(LintRule.AddForeignKey, line);
        if (rest.Has("CHECK"))
            Add(LintRule.AddCheck, line);
    }

    private static bool FillsItself(List<SqlToken> rest) =>
        rest.Has("DEFAULT") || rest.Has("GENERATED") || rest.Has("SERIAL") || rest.Has("BIGSERIAL") || rest.Has("SMALLSERIAL");

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
}
