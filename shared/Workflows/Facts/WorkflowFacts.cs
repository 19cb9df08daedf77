namespace Actions.Workflows;

/// <summary>What is allowed to one workflow.</summary>
/// <param name="Triggers">Events that may start it; null for any.</param>
/// <param name="RequiredSecrets">Secrets that its callers must give.</param>
/// <param name="Jobs">What is allowed to its jobs.</param>
public sealed record WorkflowFacts(IReadOnlySet<string>? Triggers, IReadOnlySet<string> RequiredSecrets, IReadOnlyDictionary<string, JobFacts> Jobs);

/// <summary>What is allowed to one job.</summary>
/// <param name="Writes">Scopes its token may write.</param>
/// <param name="HasEnvironment">Whether it works in an environment.</param>
/// <param name="MayContinueOnError">Whether it may go on after an error.</param>
public sealed record JobFacts(IReadOnlySet<string> Writes, bool HasEnvironment, bool MayContinueOnError);
