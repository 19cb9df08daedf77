using System.Buffers;

namespace SbomScan.LockFiles.Python;

/// <summary>A dependency as PEP 508 writes it: <c>name[extra] ==1.0 ; marker</c> or <c>name @ url ; marker</c>.</summary>
internal sealed record Requirement(string Name, string Specifier, string? Address)
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The one version that it allows; <see langword="null"/> when it allows several.</summary>
    public string? Pin => Specifier.Split(',').Select(part => part.Trim()).Where(part => part.StartsWith("==", StringComparison.Ordinal))
        .Select(part => part.TrimStart('=').Trim()).FirstOrDefault(version => version.Length > 0 && !version.Contains('*') && !version.Contains(' '));

    /// <returns><see langword="null"/> when it is none.</returns>
    public static Requirement? Parse(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(Letters);
        var name = end < 0 ? text : text[..end];
        if (name.Length == 0 || !char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1])) return null;
        if (WithoutExtras(text[name.Length..].TrimStart()) is not { } rest) return null;
        if (rest.StartsWith('@')) return rest[1..].Split(" ;")[0].Trim() is var address && address.Contains('/') ? new Requirement(name, "", address) : null;
        var specifier = rest.Split(';')[0].Trim().Trim('(', ')').Trim();
        return specifier.Length == 0 || "=<>!~".Contains(specifier[0]) ? new Requirement(name, specifier, null) : null;
    }

    private static string? WithoutExtras(string rest)
    {
        if (!rest.StartsWith('[')) return rest;
        return rest.IndexOf(']') is > 0 and var end ? rest[(end + 1)..].TrimStart() : null;
    }
}
