using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Release.Wishes;

/// <param name="Mark">Whether the release is marked as a pre-release; null: the version says it.</param>
/// <param name="Channel">Of which channel a version is computed.</param>
internal sealed partial record PrereleaseWish(bool? Mark, string? Channel)
{
    /// <exception cref="FormatException">It is no word of ours and no name of a channel.</exception>
    public static PrereleaseWish Parse(string text) => text switch
    {
        "auto" => new PrereleaseWish(null, null),
        "true" => new PrereleaseWish(true, null),
        "false" => new PrereleaseWish(false, null),
        _ when Name().IsMatch(text) => new PrereleaseWish(null, text),
        _ => throw new FormatException("expected auto, true, false, or the name of a channel such as rc: lower-case letters and digits, a letter first"),
    };

    public bool Marks(SemVersion version) => Mark ?? !version.IsStable;

    [GeneratedRegex(@"\A[a-z][a-z0-9]{0,30}\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
