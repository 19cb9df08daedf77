namespace LocalAws.Lambda.Functions;

/// <param name="Requested">Execution environments kept ready.</param>
/// <param name="ReadyAt">Until then they are being made.</param>
internal sealed record ProvisionedConcurrency(int Requested, DateTimeOffset Modified, DateTimeOffset ReadyAt);
