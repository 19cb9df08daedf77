using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Packages;

namespace SbomScan.Ignores;

/// <summary>One decision that a finding does not count, for now.</summary>
internal sealed record IgnoreEntry
{
    /// <summary>Any id of the vulnerability; <see langword="null"/>: every vulnerability.</summary>
    public string? Id { get; init; }

    /// <summary>The package, with or without version; <see langword="null"/>: every package.</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>Files it holds for; <see langword="null"/>: every file.</summary>
    public Glob? Path { get; init; }

    public required string Reason { get; init; }

    /// <summary>The last day it holds (UTC); <see langword="null"/>: it holds for good.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Holds only while there is no fixed version.</summary>
    public bool UntilFixed { get; init; }

    /// <summary>Line in its file, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>What is ignored, for people.</summary>
    public string What => string.Join(" in ", new[] { Id, Purl?.ToString(), Path?.Pattern }.OfType<string>());

    public bool IsExpired(DateOnly today) => Expires < today;

    /// <summary>Whether it is about the finding, whether it still holds or not. With a path it is so only when every file with the package matches.</summary>
    public bool Concerns(Finding finding) =>
        (Id == null || finding.Ids.Contains(Id, StringComparer.OrdinalIgnoreCase))
        && (Purl == null || (finding.Component.Purl is { } purl && IsAbout(Purl, purl)))
        && (Path == null || (finding.Component.Occurrences.Count > 0 && finding.Component.Occurrences.All(one => Path.Matches(one.File))));

    /// <summary>Why it no longer holds for a finding it is about; <see langword="null"/>: it holds.</summary>
    public string? WhyNot(Finding finding, DateOnly today)
    {
        if (IsExpired(today)) return $"ignored until {Expires:yyyy-MM-dd}";
        return UntilFixed && finding.FixedVersions.Count > 0 ? "ignored until there is a fix" : null;
    }

    /// <summary>Whether another entry is about the same, whatever its reason and date.</summary>
    public bool IsAboutTheSameAs(IgnoreEntry other) =>
        string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase) && Purl == other.Purl && Path?.Pattern == other.Path?.Pattern && UntilFixed == other.UntilFixed;

    private static bool IsAbout(PackageUrl wanted, PackageUrl found) =>
        wanted.Version == null ? wanted.WithoutQualifiers == found.WithoutQualifiers.WithoutVersion : wanted.WithoutQualifiers == found.WithoutQualifiers;
}
