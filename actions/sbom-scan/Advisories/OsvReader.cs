using System.Globalization;
using System.Text.Json;

namespace SbomScan.Advisories;

/// <summary>Reads a record. What a finding does not stand on may have any shape; what decides must be as the schema says.</summary>
internal static class OsvReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private static readonly (string Name, OsvEventKind Kind)[] Kinds =
        [("introduced", OsvEventKind.Introduced), ("fixed", OsvEventKind.Fixed), ("last_affected", OsvEventKind.LastAffected), ("limit", OsvEventKind.Limit)];

    // The most useful first.
    private static readonly string[] ReferenceTypes = ["ADVISORY", "FIX", "WEB", "REPORT", "ARTICLE"];

    /// <exception cref="FormatException">It is no record of a vulnerability; the message says why.</exception>
    public static OsvRecord Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"it is no JSON: {problem.Message}", problem);
        }
    }

    /// <exception cref="FormatException">It is no record of a vulnerability; the message says why.</exception>
    public static OsvRecord Read(JsonElement record)
    {
        if (record.Text("id") is not { Length: > 0 } id) throw new FormatException("the record has no id");
        return new OsvRecord
        {
            Id = id,
            Aliases = record.Texts("aliases"),
            Upstream = record.Texts("upstream"),
            Summary = record.Text("summary") ?? "",
            Details = record.Text("details") ?? "",
            Published = Time(record, "published"),
            Modified = Time(record, "modified"),
            IsWithdrawn = record.Text("withdrawn") != null,
            Severities = Severities(record),
            SeverityWord = record.Child("database_specific").Text("severity"),
            Affected = [.. record.RequiredItems("affected").Select(Affected).OfType<OsvAffected>()],
            References = [.. References(record)],
        };
    }

    public static DateTimeOffset? Time(JsonElement record, string name) =>
        DateTimeOffset.TryParse(record.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    // Ranges of commits without a package are of no ecosystem.
    private static OsvAffected? Affected(JsonElement affected)
    {
        var package = affected.Child("package");
        if (package.ValueKind == JsonValueKind.Undefined) return null;
        if (package.Text("ecosystem") is not { } ecosystem || package.Text("name") is not { } name) throw new FormatException("an affected package has no ecosystem or no name");
        return new OsvAffected(ecosystem, name)
        {
            Ranges = [.. affected.RequiredItems("ranges").Select(Range)],
            Versions = [.. affected.RequiredItems("versions").Select(version => version.RequiredText($"a version of {name}"))],
            Severities = Severities(affected),
            SeverityWord = affected.Child("ecosystem_specific").Text("severity") ?? affected.Child("database_specific").Text("severity") ?? affected.Child("ecosystem_specific").Text("urgency"),
        };
    }

    private static OsvRange Range(JsonElement range) =>
        new(range.Text("type") ?? throw new FormatException("a range has no type"), [.. range.RequiredItems("events").SelectMany(Events)]);

    private static IEnumerable<OsvEvent> Events(JsonElement step)
    {
        if (step.ValueKind != JsonValueKind.Object) throw new FormatException("an event of a range is no object");
        foreach (var (name, kind) in Kinds)
        {
            if (step.Child(name) is { ValueKind: not JsonValueKind.Undefined } version) yield return new OsvEvent(kind, version.RequiredText($"'{name}' of a range"));
        }
    }

    private static IReadOnlyList<OsvSeverity> Severities(JsonElement of) =>
        [.. of.Items("severity").Select(one => (Type: one.Text("type"), Score: one.Text("score"))).Where(one => one.Type != null && one.Score != null).Select(one => new OsvSeverity(one.Type!, one.Score!))];

    private static IEnumerable<Uri> References(JsonElement record) =>
        from reference in record.Items("references")
        let place = Array.IndexOf(ReferenceTypes, reference.Text("type"))
        orderby place < 0 ? ReferenceTypes.Length : place
        where Uri.TryCreate(reference.Text("url"), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        select new Uri(reference.Text("url")!);
}
