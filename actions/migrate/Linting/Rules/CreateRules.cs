using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>CREATE: what is new from here on, and locks on tables that are not.</summary>
internal static class CreateRules
{
    public static void Judge(SqlCursor cursor, ScriptState state, Verdict verdict)
    {
        var line = cursor.Line;
        cursor.Skip();
        // What is replaced was there before.
        var isNew = !cursor.Take("OR", "REPLACE");
        cursor.TakeAll("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "RECURSIVE", "UNIQUE", "MATERIALIZED", "FOREIGN", "CONSTRAINT");
        if (cursor.Take("INDEX"))
            JudgeIndex(cursor, state, verdict, line);
        else if (cursor.TakeAny("TRIGGER", "POLICY"))
            JudgeOnTable(cursor, state, verdict, line);
        else if (cursor.TakeAny("TABLE", "VIEW", "TYPE", "SCHEMA", "SEQUENCE", "FUNCTION", "PROCEDURE", "AGGREGATE", "DOMAIN", "EXTENSION"))
            Remember(cursor, state, isNew);
    }

    // IF NOT EXISTS: it may have been there before, with rows.
    private static void Remember(SqlCursor cursor, ScriptState state, bool isNew)
    {
        if (isNew && !cursor.Take("IF", "NOT", "EXISTS") && cursor.Name() is { Length: > 0 } name)
            state.Make(name);
    }

    private static void JudgeIndex(SqlCursor cursor, ScriptState state, Verdict verdict, int line)
    {
        var waits = !cursor.Take("CONCURRENTLY");
        var isNew = !cursor.Take("IF", "NOT", "EXISTS");
        var index = cursor.Take("ON") ? "" : cursor.Name();
        if (index.Length > 0)
            _ = cursor.Take("ON");
        _ = cursor.Take("ONLY");
        var table = cursor.Name();
        if (waits && !state.IsNew(table))
            verdict.AddWithLock(LintRule.CreateIndex, line);
        if (isNew && index.Length > 0)
            state.Make(index);
    }

    private static void JudgeOnTable(SqlCursor cursor, ScriptState state, Verdict verdict, int line)
    {
        while (!cursor.AtEnd && !cursor.Take("ON"))
            cursor.Skip();
        if (!state.IsNew(cursor.Name()))
            verdict.TakesLock(line);
    }
}
