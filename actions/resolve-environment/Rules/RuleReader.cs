using Actions.Toolkit;
using ResolveEnvironment.Naming;

namespace ResolveEnvironment.Rules;

/// <summary>Reads one rule.</summary>
/// <param name="environments">Those a rule may lead to; null when rules may name any.</param>
internal sealed class RuleReader(RuleBook? environments)
{
    private readonly OrderedDictionary<string, TargetEnvironment> named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those the rules lead to.</summary>
    public IReadOnlyList<TargetEnvironment> Named => [.. named.Values];

    public Rule? Read(YamlSection section, int number)
    {
        var environment = section.Required("environment", EnvironmentOf);
        var branches = Patterns(section, "branches");
        var tags = Patterns(section, "tags");
        var events = EventsOf(section);
        var name = section.Value("name", text => text) ?? branches?.Text ?? (tags is null ? string.Join(", ", events) : $"tags {tags.Text}");
        var preReleases = section.Value<PreReleases?>("prerelease", text => PreReleasesOf(text));
        var rule = new Rule(number, name, environment?.Target)
        {
            Branches = branches,
            Tags = tags,
            Versions = section.Value("semver", VersionRange.Parse),
            PreReleases = preReleases ?? (environment is { Target.IsProduction: true } ? PreReleases.Exclude : PreReleases.Include),
            Events = events,
            Actors = section.Some("actors", text => text),
            RequireAncestry = section.Value("require-ancestry", BranchName.Parse),
        };
        Check(section, rule);
        section.RefuseOthers();
        return environment is null ? null : rule;
    }

    private static void Check(YamlSection section, Rule rule)
    {
        foreach (var key in (string[])["semver", "prerelease", "require-ancestry"])
        {
            if (section.IsBlank(key)) section.Problem($"'{key}' holds nothing: fill it or leave it out");
        }

        var isForRefs = rule.Branches is not null || rule.Tags is not null || rule.Versions is not null;
        if (!isForRefs && ReferenceEquals(rule.Events, EventNames.Usual))
            section.Problem("a rule needs branches, tags, semver, events or pull-request; for every branch write branches: '**'");
        if (section.Has("prerelease") && rule.Tags is null && rule.Versions is null)
            section.Problem(section.Find("prerelease")!, "'prerelease' is about tags: add tags or semver");
        if (rule.Environment is { IsProduction: true } production) CheckProduction(section, rule, production, isForRefs);
    }

    private static void CheckProduction(YamlSection section, Rule rule, TargetEnvironment production, bool isForRefs)
    {
        if (rule.Events.FirstOrDefault(EventNames.IsBeforeMerge) is { } early)
            section.Problem($"'{production.Name}' is production, and {early} comes before anything is merged");
        if (!isForRefs && rule.Events.FirstOrDefault(EventNames.HasFreeRef) is { } free)
            section.Problem($"'{production.Name}' is production: say which branches or tags may go there on {free}");
    }

    private static IReadOnlyList<string> EventsOf(YamlSection section)
    {
        var listed = section.Some("events", EventNames.Parse);
        if (!section.Value("pull-request", FlagText.Parse)) return section.Has("events") ? listed : EventNames.Usual;
        return [.. listed.Union(EventNames.OfPullRequests, StringComparer.Ordinal)];
    }

    private static RefPatterns? Patterns(YamlSection section, string key)
    {
        var listed = section.Some(key, RefPatterns.Check);
        if (section.Find(key) is not { } value) return null;
        var patterns = new RefPatterns(listed);
        if (patterns.OnlyExcludes && listed.Count > 0) section.Problem(value, "expected at least one pattern without '!'");
        return patterns;
    }

    private static PreReleases PreReleasesOf(string text) => text == "only" ? PreReleases.Only
        : bool.TryParse(text, out var included) ? included ? PreReleases.Include : PreReleases.Exclude
        : throw new FormatException("expected true (they match too), false (they do not) or only (nothing else does)");

    // A class, so that a name that is wrong and the word none are told apart.
    private Goal EnvironmentOf(string text)
    {
        if (text == TargetEnvironment.None) return new Goal(null);
        if (environments is not null) return new Goal(environments.Find(text) ?? throw new FormatException(environments.Unknown(text)));
        if (!named.TryGetValue(text, out var target)) named.Add(text, target = TargetEnvironment.Named(EnvironmentReader.NameOf(text)));
        return new Goal(target);
    }

    private sealed record Goal(TargetEnvironment? Target);
}
