using System.Text.Json;
using SbomScan.Findings;

namespace SbomScan.Foreign;

/// <summary>The JSON of <c>npm audit --json</c> since npm 7. It does not say which version is installed.</summary>
internal sealed class NpmAuditFindings
{
    private const string AdvisoryPage = "https://github.com/advisories/";

    private readonly FindingDraft draft = new("npm audit");

    public ForeignFindings Read(JsonElement root)
    {
        if (FindingDraft.Number(root.Child("auditReportVersion")) != 2) throw new FormatException("a report of npm audit of another version than 2");
        var vulnerabilities = root.Child("vulnerabilities");
        if (vulnerabilities.ValueKind != JsonValueKind.Object) throw new FormatException("a report of npm audit without vulnerabilities");
        foreach (var package in vulnerabilities.EnumerateObject())
        {
            // A text names another package of the report, through which this one is affected.
            foreach (var via in FindingDraft.List(package.Value, "via").Where(via => via.ValueKind != JsonValueKind.String)) ReadAdvisory(package.Name, via);
        }

        return draft.Done();
    }

    private void ReadAdvisory(string package, JsonElement via)
    {
        var (page, name) = (via.Text("url"), via.Text("dependency") ?? via.Text("name") ?? package);
        var id = page?.StartsWith(AdvisoryPage, StringComparison.Ordinal) == true ? page[AdvisoryPage.Length..] : via.Child("source") is { ValueKind: JsonValueKind.Number } number ? $"npm-{number.GetRawText()}" : null;
        draft.Add([id], new Finding
        {
            Id = "",
            Ids = [],
            Component = draft.Package(ForeignPurl.Of("npm", name, null), name, null, []),
            Rating = draft.Rating(via.Text("severity"), FindingDraft.Number(via.Child("cvss").Child("score")) is > 0 and var score ? score : null, via.Child("cvss").Text("vectorString")),
            Title = FindingDraft.Line(via.Text("title")),
            AffectedRange = via.Text("range") ?? "",
            References = FindingDraft.Links([page]),
        });
    }
}
