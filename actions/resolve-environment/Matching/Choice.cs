using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Matching;

/// <summary>Where the event leads, before anything asks whether it may.</summary>
/// <param name="Environment">Null: nowhere.</param>
/// <param name="Rule">The rule that decided; null when none did.</param>
/// <param name="Reason">Why, in one sentence without a full stop.</param>
/// <param name="Findings">What became of each rule.</param>
internal sealed record Choice(TargetEnvironment? Environment, Rule? Rule, string Reason, IReadOnlyList<RuleFinding> Findings);
