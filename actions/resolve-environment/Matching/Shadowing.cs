using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Matching;

/// <summary>Finds rules that nothing can reach, because an earlier one takes all they are for. Finds no rule that something can reach.</summary>
internal static class Shadowing
{
    public static IReadOnlyList<string> Of(IReadOnlyList<Rule> rules) =>
    [
        .. from pair in rules.Index()
           let earlier = rules.Take(pair.Index).FirstOrDefault(rule => Covers(rule, pair.Item))
           where earlier is not null
           select $"Rule {pair.Item.Number} ({pair.Item.Name}) can never match: rule {earlier.Number} ({earlier.Name}) comes first and takes all that it is for. Put the narrower rule first.",
    ];

    private static bool Covers(Rule wide, Rule narrow) =>
        narrow.Events.All(wide.Events.Contains)
        && (wide.Actors.Count == 0 || (narrow.Actors.Count > 0 && narrow.Actors.All(actor => Actors.Contains(wide.Actors, actor))))
        && (!narrow.TakesBranches || CoversBranches(wide, narrow))
        && (!narrow.TakesTags || CoversTags(wide, narrow));

    private static bool CoversBranches(Rule wide, Rule narrow) => wide.TakesBranches && Covers(wide.Branches, narrow.Branches);

    private static bool CoversTags(Rule wide, Rule narrow) =>
        wide.TakesTags
        && Covers(wide.Tags, narrow.Tags)
        && (wide.Versions is null || wide.Versions.Text == narrow.Versions?.Text)
        && (wide.PreReleases == PreReleases.Include || wide.PreReleases == narrow.PreReleases);

    private static bool Covers(RefPatterns? wide, RefPatterns? narrow) => wide is null || (narrow is not null && wide.Covers(narrow));
}
