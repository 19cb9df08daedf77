using Actions.Health;

namespace HealthCheck;

/// <summary>What the inputs say for all targets and steps.</summary>
/// <param name="Request">What is sent.</param>
/// <param name="Expectation">What a healthy answer looks like.</param>
/// <param name="Root">What relative addresses are below; null when nothing is said.</param>
internal sealed record TargetDefaults(RequestTemplate Request, Expectation Expectation, Uri? Root);
