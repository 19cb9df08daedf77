using System.Text.Json;
using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Gating;
using SbomScan.Inventories;

namespace SbomScan.Reporting;

/// <summary>All findings as JSON, for scripts.</summary>
internal static class FindingsJson
{
    public static void Write(Stream file, ScanReport report)
    {
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("name", report.Inventory.Name);
        json.WriteString("result", KebabCase.Of(report.Verdict.Result));
        json.WriteBoolean("incomplete", report.Verdict.IsIncomplete);
        json.WriteString("gate", GateText.Arithmetic(report.Gate));
        json.WriteString("source", report.Lookup?.Source);
        json.WriteStartArray("findings");
        foreach (var one in report.Findings) WriteFinding(json, one);
        json.WriteEndArray();
        if (report.Fixed is { } gone)
        {
            json.WriteStartArray("fixed");
            foreach (var one in gone) WriteFixed(json, one);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, ReportedFinding one)
    {
        var finding = one.Finding;
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteTexts("ids", finding.Ids);
        json.WriteString("title", finding.Title);
        json.WriteString("severity", KebabCase.Of(Gate.SeverityOf(one)));
        if (finding.Rating.Score is { } score) json.WriteNumber("score", score);
        if (finding.Rating.Vector is { } vector) json.WriteString("vector", vector);
        if (finding.Rating.Source is { } source) json.WriteString("scoreSource", source);
        json.WriteBoolean("malicious", finding.IsMalicious);
        WriteComponent(json, finding.Component);
        json.WriteString("affected", finding.AffectedRange);
        json.WriteTexts("fixedVersions", finding.FixedVersions);
        WritePaths(json, one.Paths);
        json.WriteString("state", KebabCase.Of(one.State));
        if (one.Justification is { } justification) json.WriteString("justification", justification);
        if (one.Change != FindingChange.None) json.WriteString("change", KebabCase.Of(one.Change));
        if (finding.Published is { } published) json.WriteString("published", published);
        if (finding.Modified is { } modified) json.WriteString("modified", modified);
        json.WriteTexts("references", finding.References.Select(reference => reference.ToString()));
        json.WriteString("source", finding.Source);
        json.WriteEndObject();
    }

    private static void WriteFixed(Utf8JsonWriter json, Finding one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        json.WriteString("purl", one.Component.Purl?.ToString());
        json.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter json, Component component)
    {
        json.WriteStartObject("package");
        json.WriteString("purl", component.Purl?.ToString());
        json.WriteString("name", component.Name);
        json.WriteString("version", component.Version);
        json.WriteString("scope", KebabCase.Of(component.Scope));
        json.WriteBoolean("direct", component.IsDirect);
        json.WriteStartArray("files");
        foreach (var occurrence in component.Occurrences)
        {
            json.WriteStartObject();
            json.WriteString("file", occurrence.File);
            if (occurrence.Line > 0) json.WriteNumber("line", occurrence.Line);
            if (occurrence.Layer is { } layer) json.WriteString("layer", layer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<Component>> paths)
    {
        json.WriteStartArray("paths");
        foreach (var path in paths)
        {
            json.WriteStartArray();
            foreach (var component in path) json.WriteStringValue(component.Purl?.ToString() ?? component.Name);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
