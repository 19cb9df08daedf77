using System.Text;

namespace SbomScan.Licenses;

/// <summary>Names that people write instead of an SPDX id, and what they mean. Only what has one meaning: "BSD" or "GPL" alone has none.</summary>
internal static class LicenseNames
{
    private static readonly Dictionary<string, string> Expressions = DataFile.Lines("license-names.txt").Select(line => line.Split(" = "))
        .ToDictionary(pair => Folded(pair[0]), pair => pair[1], StringComparer.Ordinal);

    /// <summary>The longest name that is looked for, in characters.</summary>
    private const int LongestName = 200;

    /// <summary>What a free text means; <see langword="null"/> when it is neither in the table nor the id of a licence in other words.</summary>
    public static LicenseExpression? Find(string name)
    {
        if (name.Length > LongestName) return null;
        var folded = Folded(name);
        var expression = Expressions.GetValueOrDefault(folded) ?? SpdxList.Find(folded.Replace(' ', '-'))?.Id;
        return expression == null ? null : LicenseExpression.Parse(expression);
    }

    // Case, commas, quotes, hyphens and the words around a name do not change what it means.
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '+' or '.') folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("the" or "license" or "licence" or "version" or "gnu")));
    }
}
