using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Matching;

/// <summary>What became of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsMatch">Whether it decided.</param>
/// <param name="Why">Why it matched or did not, or why it was not looked at.</param>
internal sealed record RuleFinding(Rule Rule, bool IsMatch, string Why);
