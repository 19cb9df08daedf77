using Actions.Health;

namespace HealthCheck;

/// <summary>What was found of one alarm.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">As CloudWatch last told it: OK, ALARM or INSUFFICIENT_DATA.</param>
/// <param name="Verdict">What that means. Too little data is no alarm.</param>
/// <param name="Reason">Why it is not healthy, as what the alarm does; null when it is.</param>
internal sealed record AlarmResult(string Name, string State, HealthVerdict Verdict, string? Reason);
