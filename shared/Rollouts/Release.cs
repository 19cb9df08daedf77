using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>What is deployed, in the user's words: passed on for people and for a later rollback.</summary>
/// <param name="Version">The version as people call it; the commit where they do not say.</param>
/// <param name="MigrationHead">The newest migration of the database that goes with it; null when nobody said.</param>
/// <param name="ExpandOnly">True when those migrations leave the code before them working; null when nobody said.</param>
public sealed partial record Release(string Version, string? MigrationHead, bool? ExpandOnly)
{
    /// <summary>Reads <c>version</c>, <c>migration-head</c> and <c>expand-only</c>.</summary>
    public static Release Read(InputReader inputs) => new(
        inputs.Parsed("version", ParseVersion) ?? inputs.Runner.Sha,
        inputs.OptionalText("migration-head"),
        inputs.Parsed<bool?>("expand-only", text => FlagText.Parse(text)));

    private static string ParseVersion(string text) =>
        TagValue().IsMatch(text) ? text : throw new FormatException("expected what a tag of AWS may hold: 1 to 256 letters, digits, blanks and +-=._:/@");

    [GeneratedRegex(@"\A[\p{L}\p{N} +\-=._:/@]{1,256}\z", RegexOptions.None, 1000)]
    private static partial Regex TagValue();
}
