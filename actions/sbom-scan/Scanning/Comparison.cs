using SbomScan.Findings;
using SbomScan.Verdicts;

namespace SbomScan.Scanning;

/// <param name="Before">Findings of the base; <see langword="null"/>: there is nothing to compare with, so that every finding counts.</param>
/// <param name="Problem">Why the base is not known, when it should be.</param>
internal sealed record Comparison(IReadOnlyList<Finding>? Before, Problem? Problem)
{
    public static Comparison None { get; } = new(null, null);

    public static Comparison Failed(Result result, string why) =>
        new(null, new Problem(result, $"What the base has is not known, so that every finding counts as new: {why}", Fails: false));
}
