using Migrate.Databases;

namespace Migrate.RoundTrips;

/// <summary>Everything the schema of a PostgreSQL database consists of, one line each, in a fixed order, in the words of PostgreSQL's own catalogue functions.</summary>
internal static class SchemaText
{
    private const string OfUsers = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg_temp%' AND n.nspname NOT LIKE 'pg_toast%'";

    private static readonly string[] Queries =
    [
        $"SELECT 'schema ' || n.nspname FROM pg_namespace n WHERE {OfUsers}",
        $"""
         SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text || a.attgenerated::text
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') AND {OfUsers}
         """,
        $"SELECT 'table ' || n.nspname || '.' || c.relname || ' ' || c.relkind::text || c.relpersistence::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND {OfUsers}",
        $"SELECT 'constraint ' || n.nspname || '.' || coalesce(c.relname, '') || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace LEFT JOIN pg_class c ON c.oid = k.conrelid WHERE {OfUsers}",
        $"SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OfUsers}",
        $"SELECT 'view ' || n.nspname || '.' || c.relname || ' ' || pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND {OfUsers}",
        $"SELECT 'sequence ' || n.nspname || '.' || c.relname || ' ' || format_type(s.seqtypid, NULL) || ' ' || s.seqincrement FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OfUsers}",
        $"SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p') AND {OfUsers} AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = p.oid AND x.deptype = 'e')",
        $"SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND {OfUsers}",
        $"SELECT 'enum ' || n.nspname || '.' || t.typname || ' ' || string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE {OfUsers} GROUP BY n.nspname, t.typname",
        "SELECT 'extension ' || extname FROM pg_extension",
    ];

    public static async Task<IReadOnlyList<string>> OfAsync(Postgres database, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var query in Queries)
            lines.AddRange((await database.QueryAsync(query, cancellationToken)).Select(row => row[0]));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>The lines only one of the two has: <c>- lost</c>, <c>+ new</c>.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        [.. before.Except(after, StringComparer.Ordinal).Select(line => $"- {line}"), .. after.Except(before, StringComparer.Ordinal).Select(line => $"+ {line}")];
}
