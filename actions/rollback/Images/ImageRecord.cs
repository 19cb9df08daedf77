using Actions.GitHub;

namespace Rollback;

/// <summary>What the deployment record of a way back says of a service that runs one image.</summary>
internal static class ImageRecord
{
    /// <param name="target">The service.</param>
    /// <param name="plan">Its way back.</param>
    /// <param name="configuration">Hash of the settings it runs with.</param>
    public static RecordPayload Of(IRollbackTarget target, TargetPlan plan, string? configuration) => new()
    {
        Service = target.Service,
        Kind = target.Kind,
        Version = plan.Choice.Record?.Payload?.Version ?? plan.Choice.To,
        ImageDigest = plan.Choice.To,
        Configuration = configuration,
        MigrationHead = plan.Choice.Record?.Payload?.MigrationHead,
        Previous = plan.Choice.From,
    };
}
