using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Actions.GitHub;

/// <summary>What tells one sticky comment from others: 1 to 100 letters, digits and <c>._/-</c>, none of which can end the hidden marker it is written into.</summary>
public sealed partial class CommentKey
{
    private const int Longest = 100;
    private const int Digest = 8;
    private const string Opening = "<!-- suite:";

    // As long as the other, so that no text grows over its limit.
    private const string Disarmed = "<!--\u00a0suite:";

    private CommentKey(string name) => Name = name;

    /// <summary>The key as text.</summary>
    public string Name { get; }

    /// <summary>The first line of the comment; GitHub does not show it.</summary>
    public string Marker => $"{Opening}{Name} -->";

    /// <summary>Reads a key that somebody chose.</summary>
    /// <exception cref="FormatException">It has other characters, or too many.</exception>
    public static CommentKey Parse(string text) => Form().IsMatch(text)
        ? new CommentKey(text)
        : throw new FormatException($"expected 1 to {Longest} letters, digits and ._/-");

    /// <summary>Makes a key from names of any form: what is not allowed becomes a hyphen, and a digest keeps such keys apart.</summary>
    /// <param name="names">Joined by slashes; empty ones are left out.</param>
    public static CommentKey Of(params IEnumerable<string?> names)
    {
        var whole = string.Join('/', names.Where(name => !string.IsNullOrEmpty(name)));
        if (Form().IsMatch(whole)) return new CommentKey(whole);
        var allowed = Others().Replace(whole, "-");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..Digest];
        return new CommentKey($"{allowed[..Math.Min(allowed.Length, Longest - Digest - 1)]}-{digest}");
    }

    /// <summary>Text that holds no marker any more: one that looks like it gets a blank of another kind.</summary>
    public static string Disarm(string text) => text.Replace(Opening, Disarmed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is of this comment.</summary>
    public bool Marks(string body) => body.StartsWith(Marker, StringComparison.Ordinal);

    /// <summary>A hidden line inside of the comment; no key has a colon.</summary>
    internal string Separator(string name) => $"{Opening}{Name}:{name} -->";

    /// <inheritdoc/>
    public override string ToString() => Name;

    [GeneratedRegex(@"\A[A-Za-z0-9._/-]{1,100}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("[^A-Za-z0-9._/-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Others();
}
