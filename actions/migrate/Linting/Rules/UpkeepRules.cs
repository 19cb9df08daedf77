using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>VACUUM FULL, CLUSTER, LOCK, REINDEX, REFRESH MATERIALIZED VIEW.</summary>
internal static class UpkeepRules
{
    public static void Judge(SqlStatement statement, ScriptState state, Verdict verdict)
    {
        var cursor = new SqlCursor(statement.Tokens);
        var isGentle = statement.Tokens.Has("CONCURRENTLY");
        LintRule? rule = null;
        if (cursor.Take("VACUUM"))
            rule = statement.Tokens.Has("FULL") ? LintRule.VacuumFull : null;
        else if (cursor.Take("CLUSTER"))
            rule = LintRule.Cluster;
        else if (cursor.Take("LOCK"))
            rule = LockOf(cursor, state);
        else if (cursor.Take("REINDEX"))
            rule = isGentle ? null : LintRule.Reindex;
        else if (cursor.Take("REFRESH", "MATERIALIZED", "VIEW"))
            rule = isGentle || state.IsNew(cursor.Name()) ? null : LintRule.RefreshMaterializedView;
        if (rule is { } found)
            verdict.AddWithLock(found, statement.Line);
    }

    private static LintRule? LockOf(SqlCursor cursor, ScriptState state)
    {
        _ = cursor.Take("TABLE");
        _ = cursor.Take("ONLY");
        return cursor.Names().All(state.IsNew) ? null : LintRule.LockTable;
    }
}
