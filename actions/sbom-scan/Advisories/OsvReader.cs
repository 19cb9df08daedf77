using System.Globalization;
using System.Text.Json;
using SbomScan.Foreign;

namespace SbomScan.Advisories;

/// <summary>Reads a record. What a finding does not stand on may have any shape; what decides must be as the schema says.</summary>
internal static class OsvReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private static readonly (string Name, OsvEventKind Kind)[] Kinds =
    [
        ("introduced", OsvEventKind.Introduced), ("fixed", OsvEventKind.Fixed), ("last_affected", OsvEventKind.LastAffected), ("limit", OsvEventKind.Limit),
    ];

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

    public static DateTimeOffset? Time(JsonElement record, string name)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(record.Text(name), CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    // Ranges of commits without a package are of no ecosystem.
    private static OsvAffected? Affected(JsonElement affected)
    {
        var package = affected.Child("package");
        if (package.ValueKind == JsonValueKind.Undefined) return null;
        var ecosystem = package.Child("ecosystem").RequiredText("the ecosystem of an affected package");
        var name = package.Child("name").RequiredText("the name of an affected package");
        return new OsvAffected(ecosystem, name)
        {
            Ranges = [.. affected.RequiredItems("ranges").Select(Range)],
            Versions = [.. affected.RequiredItems("versions").Select(version => version.RequiredText($"a version of {name}"))],
            Severities = Severities(affected),
            SeverityWord = SeverityWord(affected),
        };
    }

    // Debian calls it urgency.
    private static string? SeverityWord(JsonElement affected) =>
        affected.Child("ecosystem_specific").Text("severity")
        ?? affected.Child("database_specific").Text("severity")
        ?? affected.Child("ecosystem_specific").Text("urgency");

    private static OsvRange Range(JsonElement range) =>
        new(range.Text("type") ?? throw new FormatException("a range has no type"), [.. range.RequiredItems("events").SelectMany(Events)]);

    private static IEnumerable<OsvEvent> Events(JsonElement step)
    {
        if (step.ValueKind != JsonValueKind.Object) throw new FormatException("an event of a range is no object");
        foreach (var (name, kind) in Kinds)
        {
            var version = step.Child(name);
            if (version.ValueKind != JsonValueKind.Undefined) yield return new OsvEvent(kind, version.RequiredText($"'{name}' of a range"));
        }
    }

    private static IReadOnlyList<OsvSeverity> Severities(JsonElement of) =>
    [
        .. from severity in of.Items("severity")
           let type = severity.Text("type")
           let score = severity.Text("score")
           where type != null && score != null
           select new OsvSeverity(type, score),
    ];

    private static IEnumerable<Uri> References(JsonElement record) =>
        from reference in record.Items("references")
        let place = Array.IndexOf(ReferenceTypes, reference.Text("type"))
        orderby place < 0 ? ReferenceTypes.Length : place
        where Uri.TryCreate(reference.Text("url"), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        select new Uri(reference.Text("url")!);
}
