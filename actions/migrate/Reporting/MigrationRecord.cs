using System.Text.Json.Nodes;

namespace Migrate.Reporting;

/// <summary>What a deployment record says of the database, so that a rollback knows whether the code before goes on working.</summary>
internal static class MigrationRecord
{
    /// <returns>Empty unless the database is migrated.</returns>
    public static string Of(MigrateOutcome outcome) => outcome is { Mode: Mode.Run, Result: MigrateResult.Migrated or MigrateResult.Unchanged }
        ? new JsonObject { ["migrationHead"] = outcome.Head, ["expandOnly"] = outcome.Lint?.IsExpandOnly }.ToJsonString()
        : "";
}
