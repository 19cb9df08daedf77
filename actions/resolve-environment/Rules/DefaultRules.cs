namespace ResolveEnvironment.Rules;

/// <summary>The mapping of those who write none.</summary>
internal static class DefaultRules
{
    private static readonly RefPatterns Versions = new(["v[0-9]*"]);

    public static RuleBook Book { get; } = Everything();

    /// <summary>As far as they lead to environments that exist; of the others it is warned.</summary>
    public static RuleBook For(IReadOnlyList<TargetEnvironment> environments)
    {
        var book = new RuleBook(environments, []);
        var rules = Book.Rules.Select(rule => (Rule: rule, Target: book.Find(rule.Target))).ToLookup(rule => rule.Target is not null);
        return book with
        {
            Rules = [.. rules[true].Select((rule, index) => rule.Rule with { Number = index + 1, Environment = rule.Target })],
            Warnings = [.. rules[false].Select(rule => Dropped(rule.Rule))],
        };
    }

    /// <summary>What to say when they lead to none of the environments.</summary>
    public static string NothingLeft =>
        $"no rule leads to any of these environments: without rules there are those for {string.Join(", ", Book.Environments.Select(one => one.Name))}. Give rules that lead to yours, or use these names";

    private static RuleBook Everything()
    {
        var (production, staging, development) = (TargetEnvironment.Named("production"), TargetEnvironment.Named("staging"), TargetEnvironment.Named("development"));
        return new RuleBook([production, staging, development],
        [
            new Rule(1, "main", production) { Branches = new RefPatterns(["main"]) },
            new Rule(2, "staging", staging) { Branches = new RefPatterns(["staging"]) },
            new Rule(3, "development", development) { Branches = new RefPatterns(["development", "develop"]) },
            new Rule(4, "releases", production) { Tags = Versions, PreReleases = PreReleases.Exclude },
            new Rule(5, "pre-releases", staging) { Tags = Versions, PreReleases = PreReleases.Only },
        ]);
    }

    private static string Dropped(Rule rule) =>
        $"The default rule for {rule.Name} is left out: there is no environment '{rule.Target}'. Write the rules yourself, or add the environment.";
}
