using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>ALTER of anything.</summary>
internal static class AlterRules
{
    public static void Judge(SqlCursor cursor, ScriptState state, Verdict verdict)
    {
        var line = cursor.Line;
        cursor.Skip();
        if (cursor.Take("TABLE") || cursor.Take("FOREIGN", "TABLE"))
            JudgeTable(cursor, state, verdict, line);
        else if (IsUsedByCode(cursor))
            JudgeOther(cursor, state, verdict, line);
    }

    private static bool IsUsedByCode(SqlCursor cursor) =>
        cursor.Take("MATERIALIZED", "VIEW")
        || cursor.TakeAny("VIEW", "TYPE", "SCHEMA", "SEQUENCE", "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE", "DOMAIN", "DATABASE", "ROLE", "USER");

    private static void JudgeTable(SqlCursor cursor, ScriptState state, Verdict verdict, int line)
    {
        if (cursor.Take("ALL", "IN", "TABLESPACE"))
            return;
        _ = cursor.Take("IF", "EXISTS");
        _ = cursor.Take("ONLY");
        var table = cursor.Name();
        _ = cursor.Take('*');
        var actions = cursor.Parts();
        if (table.Length == 0 || actions.Count == 0)
            verdict.Add(LintRule.NotUnderstood, line);
        foreach (var action in actions)
            new TableAction(table, state, verdict).Judge(new SqlCursor(action));
    }

    private static void JudgeOther(SqlCursor cursor, ScriptState state, Verdict verdict, int line)
    {
        _ = cursor.Take("IF", "EXISTS");
        if (state.IsNew(cursor.Name()))
            return;
        while (!cursor.AtEnd)
        {
            if (cursor.TakeAny("RENAME") || cursor.Take("SET", "SCHEMA"))
                verdict.Add(cursor.Take("COLUMN") ? LintRule.RenameColumn : LintRule.RenameObject, line);
            else if (cursor.Take("DROP", "ATTRIBUTE"))
                verdict.Add(LintRule.DropColumn, line);
            else if (cursor.Take("ALTER", "ATTRIBUTE"))
                verdict.Add(LintRule.AlterColumnType, line);
            else
                cursor.Skip();
        }
    }
}
