using System.Text.Json;
using SbomScan.Findings;

namespace SbomScan.Foreign;

/// <summary>The JSON of pip-audit (<c>pip-audit -f json</c>). It says nothing of severities.</summary>
internal sealed class PipAuditFindings
{
    private readonly FindingDraft draft = new("pip-audit");

    public ForeignFindings Read(JsonElement root)
    {
        foreach (var package in FindingDraft.List(root, "dependencies"))
        {
            if (package.Text("skip_reason") is { } reason) draft.Remark($"pip-audit did not check {package.Text("name")}: {ForeignComponents.Cut(reason)}.");
            foreach (var vulnerability in FindingDraft.List(package, "vulns")) ReadVulnerability(package, vulnerability);
        }

        return draft.Done();
    }

    private void ReadVulnerability(JsonElement package, JsonElement vulnerability) =>
        draft.Add([vulnerability.Text("id") ?? throw new FormatException("a vulnerability has no id"), .. vulnerability.Texts("aliases")], new Finding
        {
            Id = "",
            Ids = [],
            Component = draft.Package(ForeignPurl.Of("pypi", package.Text("name"), package.Text("version")), package.Text("name"), package.Text("version"), []),
            Rating = draft.Rating(null, null, null),
            Title = FindingDraft.Line(vulnerability.Text("description")),
            Details = vulnerability.Text("description") ?? "",
            FixedVersions = vulnerability.Texts("fix_versions"),
        });
}
