using System.Collections.Concurrent;

namespace SbomScan.Licenses;

/// <summary>What a package says about its licence, understood as far as it can be.</summary>
/// <param name="Original">As its source writes it; <see langword="null"/> when it says nothing.</param>
/// <param name="Expression">What it means; <see langword="null"/> when that is not known.</param>
/// <param name="WhyUnknown">Why there is no expression, for people.</param>
internal sealed record LicenseStatement(string? Original, LicenseExpression? Expression, string? WhyUnknown = null)
{
    /// <summary>npm's word for: nobody may use it.</summary>
    public const string Unlicensed = "UNLICENSED";

    private static readonly string[] EmptyWords = ["NOASSERTION", "NONE", "OTHER", "UNKNOWN", "CUSTOM", "N/A"];

    // Thousands of packages share a few licences.
    private const int MostKept = 10_000;
    private const int LongestKept = 200;
    private static readonly ConcurrentDictionary<string, LicenseStatement> Kept = new(StringComparer.Ordinal);

    /// <summary>The package forbids its use to others.</summary>
    public bool IsUnlicensed => Original?.Trim() == Unlicensed;

    /// <summary>As written, and what it was read as where that differs.</summary>
    public string Shown => Expression?.ToString() is { } canonical && canonical != Original ? $"{Original} → {canonical}" : Original ?? "none stated";

    public static LicenseStatement Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new LicenseStatement(null, null, "no licence is stated");
        if (Kept.TryGetValue(text, out var kept)) return kept;
        var stated = Read(text);
        if (text.Length <= LongestKept && Kept.Count < MostKept) Kept.TryAdd(text, stated);
        return stated;
    }

    private static LicenseStatement Read(string text)
    {
        var words = text.Trim();
        if (words == Unlicensed) return new LicenseStatement(text, null, "its licence forbids the use");
        if (EmptyWords.Contains(words, StringComparer.OrdinalIgnoreCase)) return new LicenseStatement(text, null, "its licence field names no licence");
        if (words.StartsWith("SEE LICEN", StringComparison.OrdinalIgnoreCase)) return new LicenseStatement(text, null, "its licence field points to a file, which is not read");
        if ((LicenseNames.Find(words) ?? Classifier(words)) is { } named) return new LicenseStatement(text, named);
        try
        {
            return new LicenseStatement(text, LicenseExpression.Parse(words));
        }
        catch (FormatException problem)
        {
            return Choice(words) is { } choice ? new LicenseStatement(text, choice) : new LicenseStatement(text, null, $"its licence field is not understood: {problem.Message}");
        }
    }

    // Python: "License :: OSI Approved :: MIT License".
    private static LicenseExpression? Classifier(string words) =>
        words.StartsWith("License :: ", StringComparison.Ordinal) ? LicenseNames.Find(words[(words.LastIndexOf("::", StringComparison.Ordinal) + 2)..]) : null;

    // Cargo's earlier way to write OR: "MIT/Apache-2.0".
    private static LicenseExpression.Any? Choice(string words)
    {
        var parts = words.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 16) return null;
        var choices = parts.Select(LicenseNames.Find).ToList();
        return choices.Contains(null) ? null : new LicenseExpression.Any(choices!);
    }
}
