using Migrate.Reporting;

namespace Migrate.Planning;

/// <summary>Why nothing may be migrated.</summary>
internal sealed record Refusal(MigrateResult Result, string Reason, string NextStep);
