namespace Migrate.Linting;

/// <param name="Why">Why the statement is dangerous while the old code serves.</param>
/// <param name="Instead">What to do instead.</param>
internal sealed record LintAdvice(LintEffect Effect, string Why, string Instead)
{
    private const string LaterRelease = "Do it in a later release, when no code that runs uses it any more.";

    public static LintAdvice Of(LintRule rule) => rule switch
    {
        LintRule.DropTable => Breaks("Old code that reads or writes the table fails.", LaterRelease),
        LintRule.DropColumn => Breaks("Old code that names the column fails, and so does every SELECT an object mapper writes.", LaterRelease),
        LintRule.DropType => Breaks("Old code that casts to the type fails; CASCADE drops the columns of that type.", LaterRelease),
        LintRule.DropSchema => Breaks("Everything in it is gone for old code.", LaterRelease),
        LintRule.DropObject => Breaks(
            "Old code that uses the view, function, sequence or extension fails.",
            $"{LaterRelease} To change a view or a function use CREATE OR REPLACE."),
        LintRule.DropDefault => Breaks(
            "Old code does not know the column and inserts rows without it: when the column is NOT NULL, these fail.",
            "Keep the default in the database until the old code is gone (Django: db_default)."),
        LintRule.Truncate => Breaks(
            "The rows are gone for old code, and every access waits for the lock.",
            "Delete what is not needed any more, in portions, with WHERE."),
        LintRule.DeleteWithoutWhere => Breaks("Every row is gone for old code.", "Say which rows with WHERE, and delete in portions."),
        LintRule.RenameTable => Breaks(
            "Old code uses the old name and fails.",
            "Leave the old name as a view, or make a new table, write both, and drop the old one in a later release."),
        LintRule.RenameColumn => Breaks(
            "Old code uses the old name and fails.",
            "Add a new column, write both, copy in portions, and drop the old one in a later release."),
        LintRule.RenameObject => Breaks(
            "Old code uses the old name and fails.",
            "Make a second one with the new name, and drop the old one in a later release."),
        LintRule.AlterColumnType => Breaks(
            "The table is rewritten while nobody can read it, and old code may write values that the new type refuses.",
            "Add a column of the new type, write both, copy in portions, and drop the old one in a later release."),
        LintRule.SetNotNull => Breaks(
            "Old code that writes NULL fails, and every row is read under a lock.",
            "First add CHECK (column IS NOT NULL) NOT VALID and validate it; set NOT NULL in a later release, when no code writes NULL."),
        LintRule.AddColumnNotNull => Breaks(
            "Old code inserts rows without the column and fails; on a table with rows the statement fails itself.",
            "Give the column a DEFAULT, or add it without NOT NULL."),
        LintRule.NotUnderstood => Breaks(
            "What it does cannot be told from its text, so it counts as dangerous.",
            "Look at it, and allow it with a marker when it is harmless."),
        LintRule.UpdateWithoutWhere => Locks(
            "Every row is locked until the transaction ends.",
            "Update in portions with WHERE, outside the migration."),
        LintRule.AddForeignKey => Locks(
            "Writes to both tables wait while every row is checked.",
            "Add it NOT VALID, and VALIDATE CONSTRAINT in a transaction of its own."),
        LintRule.AddCheck => Locks(
            "Every access waits while every row is checked.",
            "Add it NOT VALID, and VALIDATE CONSTRAINT in a transaction of its own."),
        LintRule.AddUnique => Locks(
            "Every access waits while the index is built.",
            "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … USING INDEX."),
        LintRule.CreateIndex => Locks("Writes wait while the index is built.", "CREATE INDEX CONCURRENTLY, outside a transaction."),
        LintRule.DropIndex => Locks("Every access to the table waits.", "DROP INDEX CONCURRENTLY, outside a transaction."),
        LintRule.Reindex => Locks("Writes wait, and reads that use the index, while it is built.", "REINDEX … CONCURRENTLY, outside a transaction."),
        LintRule.VacuumFull => Locks("Every access waits while the table is written anew.", "VACUUM without FULL, or a tool such as pg_repack."),
        LintRule.Cluster => Locks("Every access waits while the table is written anew.", "A tool such as pg_repack, at a quiet time."),
        LintRule.LockTable => Locks(
            "Whoever needs a conflicting lock waits until the transaction ends.",
            "Lock rows with SELECT … FOR UPDATE, or take an advisory lock."),
        LintRule.RefreshMaterializedView => Locks(
            "Reads of the view wait while it is computed.",
            "REFRESH MATERIALIZED VIEW CONCURRENTLY; the view needs a unique index."),
        LintRule.NoLockTimeout => Locks(
            "When the lock is not free the statement queues for it, and all other accesses queue behind it.",
            "SET lock_timeout = '5s' before it, and run the migration again when it gives up."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static LintAdvice Breaks(string why, string instead) => new(LintEffect.Contract, why, instead);

    private static LintAdvice Locks(string why, string instead) => new(LintEffect.Lock, why, instead);
}
