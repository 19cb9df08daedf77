using ResolveEnvironment.Events;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Matching;

/// <summary>Whether a rule is for what happened. Pure.</summary>
internal static class RuleMatcher
{
    /// <returns>Why not; null when it is.</returns>
    public static string? WhyNot(Rule rule, Occasion occasion) =>
        WrongEvent(rule, occasion) ?? WrongActor(rule, occasion) ?? (occasion.Kind == RefKind.Tag ? WrongTag(rule, occasion) : WrongBranch(rule, occasion));

    private static string? WrongEvent(Rule rule, Occasion occasion)
    {
        if (!rule.Events.Contains(occasion.Event)) return $"is for {string.Join(", ", rule.Events)}, not for {occasion.Event}";
        return occasion.Origin is { } origin && !EventNames.UsualOrigins.Contains(origin) && !rule.Events.Contains(origin)
            ? $"does not name {origin}, which started the run before"
            : null;
    }

    private static string? WrongActor(Rule rule, Occasion occasion) => rule.Actors.Count == 0 || Actors.Contains(rule.Actors, occasion.Actor)
        ? null
        : $"is not for runs started by {SafeText.Of(occasion.Actor)}";

    private static string? WrongBranch(Rule rule, Occasion occasion)
    {
        if (!rule.TakesBranches) return "is for tags only";
        return rule.Branches is null || rule.Branches.Matches(occasion.Name) ? null : $"{rule.Branches.Text} does not match the branch {SafeText.Of(occasion.Name)}";
    }

    private static string? WrongTag(Rule rule, Occasion occasion)
    {
        if (!rule.TakesTags) return "is for branches only";
        if (rule.Tags is { } tags && !tags.Matches(occasion.Name)) return $"{tags.Text} does not match the tag {SafeText.Of(occasion.Name)}";
        if (rule.Versions is { } versions) return WrongVersion(versions, occasion) ?? WrongPreRelease(rule, occasion);
        return WrongPreRelease(rule, occasion);
    }

    private static string? WrongVersion(VersionRange versions, Occasion occasion) => TagVersion.Of(occasion.Name) is not { } version
        ? $"the tag {SafeText.Of(occasion.Name)} holds no version of three numbers"
        : versions.Range.Includes(version) ? null : $"the version is not in {versions.Text}";

    private static string? WrongPreRelease(Rule rule, Occasion occasion) => (rule.PreReleases, occasion.IsPreRelease) switch
    {
        (PreReleases.Exclude, true) => $"{SafeText.Of(occasion.Name)} is a pre-release, which the rule does not take",
        (PreReleases.Only, false) => $"{SafeText.Of(occasion.Name)} is no pre-release, and the rule takes nothing else",
        _ => null,
    };
}
