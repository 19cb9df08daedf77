namespace Migrate.Tasks;

/// <param name="Decides">Whether its exit code counts for the verdict.</param>
internal sealed record ContainerReport(string Name, int? ExitCode, string Meaning, string Reason, bool Decides);
