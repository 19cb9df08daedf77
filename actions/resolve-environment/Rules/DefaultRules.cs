namespace ResolveEnvironment.Rules;

/// <summary>The mapping of those who write none.</summary>
internal static class DefaultRules
{
    public static RuleBook Book { get; } = For([.. ((string[])["production", "staging", "development"]).Select(TargetEnvironment.Named)]);

    /// <summary>As far as they lead to environments that exist.</summary>
    public static RuleBook For(IReadOnlyList<TargetEnvironment> environments)
    {
        var book = new RuleBook(environments, []);
        Rule?[] rules =
        [
            Branches("production", "main"),
            Branches("staging", "staging"),
            Branches("development", "development", "develop"),
            Releases("production", "releases", PreReleases.Exclude),
            Releases("staging", "pre-releases", PreReleases.Only),
        ];
        return book with { Rules = [.. rules.OfType<Rule>().Select((rule, index) => rule with { Number = index + 1 })] };

        Rule? Branches(string environment, params string[] branches) =>
            book.Find(environment) is { } target ? new Rule(0, branches[0], target) { Branches = new RefPatterns(branches) } : null;

        Rule? Releases(string environment, string name, PreReleases which) =>
            book.Find(environment) is { } target ? new Rule(0, name, target) { Tags = new RefPatterns(["v*"]), PreReleases = which } : null;
    }
}
