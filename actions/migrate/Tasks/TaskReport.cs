namespace Migrate.Tasks;

/// <summary>What is known of the task that ran a command.</summary>
/// <param name="Containers">Each container and how it ended.</param>
/// <param name="LogStream">Where the migration's container wrote.</param>
internal sealed record TaskReport(string Arn, string StopCode, string StoppedReason, IReadOnlyList<ContainerReport> Containers, string LogStream);
