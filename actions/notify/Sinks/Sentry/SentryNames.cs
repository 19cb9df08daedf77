using System.Security.Cryptography;
using System.Text;

namespace Notify.Sinks.Sentry;

/// <summary>Names as Sentry takes them: of releases and of environments.</summary>
internal static class SentryNames
{
    private static readonly string[] Reserved = [".", "..", "latest"];

    /// <summary>A version without the characters that Sentry refuses: each becomes a hyphen.</summary>
    /// <returns>Null when nothing can be made of it.</returns>
    public static string? Version(string text)
    {
        var version = Replace(text, letter => letter is '/' or '\\' || char.IsControl(letter)).Trim();
        if (version.Length == 0 || Reserved.Contains(version, StringComparer.OrdinalIgnoreCase)) return null;
        return version.Length <= SentryLimits.Version.Most ? version : Shorten(version, SentryLimits.Version.Most);
    }

    public static string Environment(string text)
    {
        var name = Replace(text, letter => letter == '/' || char.IsControl(letter)).Trim();
        return name.Length <= SentryLimits.Environment.Most ? name : Shorten(name, SentryLimits.Environment.Most);
    }

    private static string Replace(string text, Func<char, bool> isRefused) => string.Concat(text.Select(letter => isRefused(letter) ? '-' : letter));

    // Two long names that begin alike stay two.
    private static string Shorten(string name, int most)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
        var end = most - hash.Length - 1;
        return $"{name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)]}-{hash}";
    }
}
