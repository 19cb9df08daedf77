using System.Security.Cryptography;
using System.Text;

namespace ResolveEnvironment.Naming;

/// <summary>A name made of <c>A-Z a-z 0-9 . _ -</c> only, beginning with a letter, a digit or <c>_</c>: good for tags of images, folders and concurrency groups.</summary>
internal static class SafeName
{
    private const int HashLength = 8;

    /// <param name="text">Any text.</param>
    /// <param name="longest">Most characters; a longer name is cut, and a hash of the whole text keeps it apart from others.</param>
    public static string Of(string text, int longest)
    {
        var name = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-')).TrimStart('.', '-');
        if (name.Length == 0) return Hash(text);
        return name.Length <= longest ? name : $"{name[..(longest - HashLength - 1)]}-{Hash(text)}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
