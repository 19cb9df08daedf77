using Actions.Toolkit;

namespace ResolveEnvironment.Rules;

/// <summary>Reads the mapping: a list of rules, or <c>rules:</c> and <c>environments:</c>.</summary>
internal static class RuleBookReader
{
    /// <param name="rules">The document with the rules; null for the usual ones.</param>
    /// <param name="environments">A document with the environments alone, when they are given apart.</param>
    public static RuleBook Read(YamlDocument? rules, YamlDocument? environments)
    {
        var problems = rules?.Problems ?? [];
        var document = rules is null ? null : Section(rules);
        var known = environments is not null ? Alone(environments) : document?.Find("environments") is { } beside ? Beside(document, beside, problems) : null;
        if (environments is not null && document?.Find("environments") is { } twice) document.Problem(twice, "the environments are given by the input of that name already");
        var book = document is not null && document.Has("rules") ? Rules(document, known) : known is null ? DefaultRules.Book : DefaultRules.For(known);
        if (book.Rules.Count == 0 && book.Warnings.Count > 0 && known is { Count: > 0 }) NothingLeft(environments, document);
        document?.RefuseOthers();
        return book;
    }

    private static void NothingLeft(YamlDocument? environments, YamlSection? document)
    {
        if (environments is not null) environments.Problems.Add(new YamlProblem(environments.Start, DefaultRules.NothingLeft));
        else document?.Problem(document.Find("environments")!, DefaultRules.NothingLeft);
    }

    private static RuleBook Rules(YamlSection document, IReadOnlyList<TargetEnvironment>? known)
    {
        if (document.Find("rules") is YamlValue.Sequence { Items.Count: 0 } none) document.Problem(none, "expected at least one rule");
        var reader = new RuleReader(known is null ? null : new RuleBook(known, []));
        List<Rule> rules = [.. document.Sections("rules", "a rule").Select((section, index) => reader.Read(section, index + 1)).OfType<Rule>()];
        return new RuleBook(known ?? reader.Named, rules);
    }

    private static IReadOnlyList<TargetEnvironment> Beside(YamlSection document, YamlValue value, List<YamlProblem> problems)
    {
        var entries = document.Entries("environments");
        if (value is YamlValue.Mapping && entries.Count == 0) document.Problem(value, "expected at least one environment");
        return EnvironmentReader.Read(entries, problems);
    }

    private static IReadOnlyList<TargetEnvironment> Alone(YamlDocument environments)
    {
        if (environments.Root is YamlValue.Mapping mapping) return EnvironmentReader.Read(mapping.Entries, environments.Problems);
        environments.Problems.Add(new YamlProblem(environments.Start, "expected the environments by name, each with keys such as tier, region, role and url"));
        return [];
    }

    // Keys that begin with x- are for anchors, as in Compose files.
    private static YamlSection Section(YamlDocument document)
    {
        if (document.Root is not (YamlValue.Mapping or YamlValue.Sequence))
            document.Problems.Add(new YamlProblem(document.Start, "expected a list of rules, or 'rules:' and 'environments:'"));
        var entries = document.Root switch
        {
            YamlValue.Mapping mapping => mapping.Entries.Where(entry => !entry.Key.Text.StartsWith("x-", StringComparison.Ordinal)),
            YamlValue.Sequence list => [(new YamlValue.Scalar(list.At, "rules", true), list)],
            _ => [],
        };
        return new YamlSection(new YamlValue.Mapping(document.Start, [.. entries]), "the rules", document.Problems);
    }
}
