namespace Migrate.Linting;

/// <summary>What is looked for. The names, in kebab case, are what findings and markers say.</summary>
internal enum LintRule
{
    DropTable,
    DropColumn,
    DropType,
    DropSchema,
    DropObject,
    DropDefault,
    Truncate,
    DeleteWithoutWhere,
    RenameTable,
    RenameColumn,
    RenameObject,
    AlterColumnType,
    SetNotNull,
    AddColumnNotNull,
    NotUnderstood,
    UpdateWithoutWhere,
    AddForeignKey,
    AddCheck,
    AddUnique,
    CreateIndex,
    DropIndex,
    Reindex,
    VacuumFull,
    Cluster,
    LockTable,
    RefreshMaterializedView,
    NoLockTimeout,
}
