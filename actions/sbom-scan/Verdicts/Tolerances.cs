namespace SbomScan.Verdicts;

/// <param name="LookupFailure">Packages could not be looked up.</param>
/// <param name="Unreadable">A file or layer that is there could not be read.</param>
/// <param name="Empty">A file holds nothing and does not say so, or there is nothing to read.</param>
internal sealed record Tolerances(Tolerance LookupFailure, Tolerance Unreadable, Tolerance Empty);
