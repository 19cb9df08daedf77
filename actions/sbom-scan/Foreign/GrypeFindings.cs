using System.Text.Json;
using SbomScan.Findings;
using SbomScan.Inventories;

namespace SbomScan.Foreign;

/// <summary>The JSON of Grype (<c>grype -o json</c>).</summary>
internal sealed class GrypeFindings
{
    private readonly FindingDraft draft = new("grype");

    public ForeignFindings Read(JsonElement root)
    {
        foreach (var match in FindingDraft.List(root, "matches")) ReadMatch(match);
        return draft.Done();
    }

    private void ReadMatch(JsonElement match)
    {
        var (vulnerability, artifact) = (match.Child("vulnerability"), match.Child("artifact"));
        var related = match.Items("relatedVulnerabilities").ToList();
        var records = related.Prepend(vulnerability).ToList();
        var description = records.Select(record => record.Text("description")).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        // An advisory that stands for several vulnerabilities is none of them.
        var id = vulnerability.Text("id") ?? throw new FormatException("a match has no vulnerability with an id");
        draft.Add(related.Count == 1 ? [id, related[0].Text("id")] : [id], new Finding
        {
            Id = "",
            Ids = [],
            Component = draft.Package(artifact.Text("purl"), artifact.Text("name"), artifact.Text("version"), artifact.Items("locations").Select(Place).OfType<Occurrence>()),
            Rating = RatingOf(vulnerability, records),
            Title = FindingDraft.Line(description),
            Details = description ?? "",
            AffectedRange = match.Items("matchDetails").Select(detail => detail.Child("found").Text("versionConstraint")).FirstOrDefault(range => range is { Length: > 0 } and not "none (unknown)") ?? "",
            FixedVersions = [.. vulnerability.Child("fix").Texts("versions").Where(version => version.Length > 0)],
            References = FindingDraft.Links([vulnerability.Text("dataSource"), .. records.SelectMany(record => record.Texts("urls"))]),
        });
    }

    private Rating RatingOf(JsonElement vulnerability, IEnumerable<JsonElement> records)
    {
        var cvss = records.SelectMany(record => record.Items("cvss")).FirstOrDefault(one => FindingDraft.Number(one.Child("metrics").Child("baseScore")) != null);
        return draft.Rating(vulnerability.Text("severity"), FindingDraft.Number(cvss.Child("metrics").Child("baseScore")), cvss.Text("vector"));
    }

    private static Occurrence? Place(JsonElement location) =>
        location.Text("path") is { Length: > 0 } path ? new Occurrence(path.TrimStart('/'), 0, location.Text("layerID")) : null;
}
