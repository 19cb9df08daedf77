using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>DROP of anything.</summary>
internal static class DropRules
{
    public static void Judge(SqlCursor cursor, ScriptState state, Verdict verdict)
    {
        var line = cursor.Line;
        cursor.Skip();
        if (cursor.TakeAny("TRIGGER", "POLICY", "RULE"))
            verdict.TakesLock(line);
        // Code does not name these.
        else if (!cursor.TakeAny("STATISTICS", "CAST", "EVENT", "PUBLICATION", "SUBSCRIPTION"))
            JudgeNamed(KindOf(cursor), cursor, state, verdict, line);
    }

    private static LintRule KindOf(SqlCursor cursor)
    {
        if (cursor.Take("TABLE") || cursor.Take("FOREIGN", "TABLE"))
            return LintRule.DropTable;
        if (cursor.Take("INDEX"))
            return LintRule.DropIndex;
        if (cursor.TakeAny("TYPE", "DOMAIN"))
            return LintRule.DropType;
        if (cursor.TakeAny("SCHEMA", "DATABASE"))
            return LintRule.DropSchema;
        _ = cursor.Take("MATERIALIZED");
        cursor.Skip();
        return LintRule.DropObject;
    }

    private static void JudgeNamed(LintRule rule, SqlCursor cursor, ScriptState state, Verdict verdict, int line)
    {
        var isGentle = cursor.Take("CONCURRENTLY");
        _ = cursor.Take("IF", "EXISTS");
        if (!isGentle && !cursor.Names().All(state.IsNew))
            verdict.AddWithLock(rule, line);
    }
}
