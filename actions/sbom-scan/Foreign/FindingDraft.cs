using System.Globalization;
using System.Text.Json;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Foreign;

/// <summary>Collects the findings of one file of another tool.</summary>
/// <param name="tool">Who wrote it.</param>
internal sealed class FindingDraft(string tool)
{
    private const int MostReferences = 20;
    private const int LongestTitle = 160;

    private readonly ForeignComponents packages = new();
    private readonly Dictionary<(string Id, string Key), Finding> findings = [];

    public ForeignFindings Done() => new(tool, [.. findings.Values], packages.Remarks);

    public void Remark(string sentence) => packages.Remark(sentence);

    /// <summary>A list; <c>null</c>, as Go writes an empty one, and none are empty.</summary>
    public static IEnumerable<JsonElement> List(JsonElement parent, string name) => parent.RequiredItems(name);

    /// <summary>The package a finding is about.</summary>
    /// <param name="purl">As the file writes it; an invalid one is remarked upon.</param>
    /// <param name="name">How the file names it.</param>
    /// <param name="version">The installed version, when it is known.</param>
    /// <param name="places">Files that name it.</param>
    public Component Package(string? purl, string? name, string? version, IEnumerable<Occurrence> places)
    {
        if (string.IsNullOrEmpty(name)) throw new FormatException("a finding has no package");
        var parsed = packages.Purl(purl, name);
        return new Component
        {
            Key = parsed?.ToString() ?? $"{name}@{version}",
            Name = parsed?.FullName ?? name,
            Version = version ?? parsed?.Version,
            Purl = parsed,
            Scope = Scope.Unknown,
            Occurrences = [.. places.Distinct().OrderBy(place => place.File, StringComparer.Ordinal)],
        };
    }

    /// <param name="ids">All ids of the vulnerability.</param>
    /// <param name="finding">Everything but the ids; the same vulnerability of the same package in another place is the same finding.</param>
    public void Add(IEnumerable<string?> ids, Finding finding)
    {
        var sorted = VulnerabilityIds.Sorted(ids.OfType<string>().Where(id => id.Length > 0));
        if (sorted.Count == 0) throw new FormatException($"a finding of {ForeignComponents.Cut(finding.Component.Name)} has no id");
        var id = VulnerabilityIds.Canonical(sorted);
        var rating = sorted.Any(VulnerabilityIds.IsMalware) ? new Rating(Severity.Critical, Source: tool) : finding.Rating;
        var whole = finding with { Id = id, Ids = sorted, Rating = rating, Source = tool };
        var key = (id, whole.Component.Key);
        findings[key] = findings.TryGetValue(key, out var same) ? Merged(same, whole) : whole;
    }

    /// <summary>The word of the tool is kept; a score alone makes its class.</summary>
    public Rating Rating(string? word, double? score, string? vector)
    {
        if (score is < 0 or > 10) (score, vector) = (null, null);
        var severity = Severities.OfWord(word) ?? (score is { } known ? Severities.OfScore(known) : Severity.Unscored);
        return severity == Severity.Unscored ? Findings.Rating.Unscored with { Source = tool } : new Rating(severity, score, vector, tool);
    }

    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    public static string Line(string? text) => ShortText.Of((text ?? "").Trim().Split('\n', 2)[0].Trim(), LongestTitle);

    public static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static IReadOnlyList<Uri> Links(IEnumerable<string?> texts) =>
    [
        .. texts.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? link : null).OfType<Uri>().DistinctBy(link => link.AbsoluteUri).Take(MostReferences),
    ];

    private static Finding Merged(Finding one, Finding other) => one with
    {
        Ids = VulnerabilityIds.Sorted(one.Ids.Concat(other.Ids)),
        Rating = other.Rating.Severity > one.Rating.Severity ? other.Rating : one.Rating,
        FixedVersions = [.. one.FixedVersions.Union(other.FixedVersions)],
        Component = SameComponent.Join(one.Component, other.Component),
    };
}
