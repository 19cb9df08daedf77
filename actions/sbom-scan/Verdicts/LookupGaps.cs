using SbomScan.Lookup;

namespace SbomScan.Verdicts;

/// <summary>Packages that somebody would expect to be looked up, and that could not be, without any fault of the service.</summary>
internal static class LookupGaps
{
    private static readonly string[] OfDistributions = ["deb", "apk", "rpm", "alpm"];

    public static IEnumerable<NotLookedUp> Of(LookupAnswer answer) => answer.NotLookedUp.Where(IsGap);

    /// <summary>Every package that one would have looked up, had it a version and a database: all of them missing is no answer at all.</summary>
    public static IEnumerable<NotLookedUp> Expected(LookupAnswer answer) =>
        answer.NotLookedUp.Where(one => one.Reason is not (NotLookedUpReason.Own or NotLookedUpReason.NotFromRegistry) && one.Component.Purl?.Type != "githubactions");

    // An action pinned by its commit has no version to compare: that is good practice, not a gap.
    private static bool IsGap(NotLookedUp one) => one.Reason switch
    {
        NotLookedUpReason.NoDistribution => true,
        NotLookedUpReason.UnknownEcosystem => one.Component.Purl is { } purl && OfDistributions.Contains(purl.Type),
        NotLookedUpReason.UnparsableVersion => one.Component.Purl?.Type != "githubactions",
        _ => false,
    };
}
