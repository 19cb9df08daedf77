using SbomScan.Inventories;

namespace SbomScan.Lookup;

/// <param name="Component">What nothing, or not everything, is known of.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">Why, for people, as the end of a sentence: <c>its version is not known</c>. Unless it is a failure it names nothing of the component: many have one reason.</param>
internal sealed record NotLookedUp(Component Component, NotLookedUpReason Reason, string Text)
{
    /// <summary>It should have been looked up. Otherwise there is nothing that knows it.</summary>
    public bool IsFailure => Reason is NotLookedUpReason.LookupFailed or NotLookedUpReason.RatingFailed or NotLookedUpReason.NoData or NotLookedUpReason.OldData;
}
