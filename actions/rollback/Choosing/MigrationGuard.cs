using Actions.GitHub;

namespace Rollback;

/// <summary>
/// Whether the database has moved on since the version to go back to: code that does not know the newest migrations may break on them, or break
/// them. Told by the deployment records in between, also by those of deployments that failed: their migrations ran first. Pure.
/// </summary>
internal static class MigrationGuard
{
    private const string Name = "migrations";

    /// <param name="choice">Where the target goes.</param>
    /// <param name="records">Its records, newest first; null when there are none to read.</param>
    /// <param name="accept">The input <c>accept-migration-risk</c>.</param>
    public static Guard Of(Choice choice, IReadOnlyList<DeploymentRecord>? records, bool accept)
    {
        if (records is null)
            return Guard.Unknown(Name, "not known without deployment records: what the database needs is for you to judge");
        if (choice.Record is not { Payload: { } target } record)
            return Guard.Unknown(Name, $"no deployment record says which migrations {choice.To} knows: what the database needs is for you to judge");

        var newer = records.TakeWhile(other => other.Id != record.Id)
            .Where(other => other is { IsRollback: false, Payload.MigrationHead: { } head } && head != target.MigrationHead)
            .ToList();
        if (newer.Count == 0)
            return Guard.Passed(Name, target.MigrationHead is { } same ? $"{choice.To} knows the newest one, {same}" : "none since");
        if (newer.All(other => other.Payload!.ExpandOnly))
            return Guard.Passed(Name, $"those since {choice.To} only add, by their records");
        var breaking = newer.First(other => !other.Payload!.ExpandOnly);
        var found = $"The database is at {newer[0].Payload!.MigrationHead} and {choice.To} knows {target.MigrationHead ?? "no migration"}; {breaking.Name} does not say that its migrations only add.";
        return accept
            ? Guard.Passed(Name, $"{found} Accepted by 'accept-migration-risk'.") with { IsAccepted = true }
            : Guard.Refused(Name, $"{found} If the older code works with the newer database, run this step again with 'accept-migration-risk: true' and 'to: {choice.To}'.");
    }
}
