using ResolveEnvironment.Events;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Matching;

/// <summary>Goes through the rules until one matches. Pure.</summary>
/// <param name="book">The rules.</param>
/// <param name="wanted">The environment that was chosen by hand or is the only one of this step; null when the rules decide alone.</param>
internal sealed class Chooser(RuleBook book, TargetEnvironment? wanted)
{
    /// <summary>The rules that count: with one environment only, those that lead to it or nowhere.</summary>
    public IReadOnlyList<Rule> Rules { get; } = [.. book.Rules.Where(rule => wanted is null || rule.Environment is null || rule.Environment == wanted)];

    public Choice Choose(Occasion occasion)
    {
        if (occasion.Refusal is { } refusal) return new Choice(null, null, refusal, NotLookedAt("the event decides"));
        return occasion.IsDispatch && wanted is not null
            ? new Choice(wanted, null, $"{wanted.Name} was chosen by hand", NotLookedAt("the environment was chosen by hand"))
            : ByRules(occasion);
    }

    private Choice ByRules(Occasion occasion)
    {
        var findings = new List<RuleFinding>();
        Rule? match = null;
        foreach (var rule in Rules)
        {
            var whyNot = match is null ? RuleMatcher.WhyNot(rule, occasion) : "not looked at: an earlier rule matched";
            findings.Add(new RuleFinding(rule, whyNot is null, whyNot ?? $"matches the {What(occasion)}"));
            if (whyNot is null) match = rule;
        }

        return match is null
            ? new Choice(null, null, $"no rule{(wanted is null ? "" : $" for {wanted.Name}")} matches the {What(occasion)} on {occasion.Event}", findings)
            : new Choice(match.Environment, match, $"rule {match.Number} ({match.Name}) matches the {What(occasion)}{(match.Environment is null ? " and deploys nothing" : "")}", findings);
    }

    private List<RuleFinding> NotLookedAt(string why) => [.. Rules.Select(rule => new RuleFinding(rule, false, $"not looked at: {why}"))];

    private static string What(Occasion occasion) => occasion.Kind switch
    {
        RefKind.PullRequest => $"pull request into {SafeText.Of(occasion.Name)}",
        RefKind.MergeGroup => $"merge group for {SafeText.Of(occasion.Name)}",
        RefKind.Tag => $"tag {SafeText.Of(occasion.Name)}",
        _ => $"branch {SafeText.Of(occasion.Name)}",
    };
}
