using System.Text.RegularExpressions;

namespace Actions.GitHub;

/// <summary>Reads the Link header (RFC 8288) that GitHub pages its lists with.</summary>
internal static partial class LinkHeader
{
    /// <summary>The target with <c>rel="next"</c>, or null.</summary>
    public static Uri? Next(IEnumerable<string> values)
    {
        var next = values.SelectMany(value => Link().Matches(value)).FirstOrDefault(link => Relation(link).Contains("next"));
        return next is not null && Uri.TryCreate(next.Groups["target"].Value, UriKind.Absolute, out var uri) ? uri : null;
    }

    private static string[] Relation(Match link) => link.Groups["rel"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("<(?<target>[^>]*)>[^,]*?;\\s*rel=\"?(?<rel>[^\",;]*)\"?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
