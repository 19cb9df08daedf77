using System.Text.Json;
using Actions.Toolkit;
using SbomScan.Inventories;
using SbomScan.Packages;

namespace SbomScan.Reporting;

/// <summary>What was read, and what was not, as JSON.</summary>
internal static class CoverageJson
{
    public static void Write(Stream file, ScanReport report)
    {
        var coverage = report.Coverage;
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        WriteRead(json, coverage.Read);
        WriteUnread(json, "unreadable", coverage.Unreadable);
        WriteUnread(json, "unsupported", coverage.Unsupported);
        WriteUnread(json, "unreadableLayers", coverage.Layers);
        WriteUnread(json, "empty", coverage.Empty);
        json.WriteStartArray("declaredOnly");
        foreach (var one in coverage.DeclaredOnly)
        {
            json.WriteStartObject();
            json.WriteString("file", one.Path);
            json.WriteString("ecosystem", one.Ecosystem);
            json.WriteString("command", one.Command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteTexts("skippedFolders", coverage.SkippedFolders);
        WriteNotLookedUp(json, report);
        json.WriteTexts("withoutLicense", report.Packages.Where(one => one.License == null).Select(Name));
        json.WriteTexts("unresolved", report.Packages.Where(one => one.Version == null).Select(Name));
        json.WriteTexts("neverSeen", coverage.NeverSeen);
        json.WriteEndObject();
    }

    private static void WriteRead(Utf8JsonWriter json, IReadOnlyList<FileRead> files)
    {
        json.WriteStartArray("read");
        foreach (var one in files)
        {
            json.WriteStartObject();
            json.WriteString("file", one.Path);
            json.WriteString("format", one.Format);
            if (one.FormatVersion is { } version) json.WriteString("version", version);
            json.WriteNumber("packages", one.Packages);
            json.WriteBoolean("statesEmptiness", one.StatesEmptiness);
            json.WriteBoolean("edges", one.HasEdges);
            json.WriteNumber("seconds", Math.Round(one.Took.TotalSeconds, 3));
            json.WriteTexts("remarks", one.Remarks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNotLookedUp(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteBoolean("lookedUp", report.Lookup != null);
        json.WriteStartArray("notLookedUp");
        foreach (var one in (report.Lookup?.NotLookedUp ?? []).Where(one => one.Component.Origin != PackageOrigin.Own))
        {
            json.WriteStartObject();
            json.WriteString("package", Name(one.Component));
            json.WriteString("reason", KebabCase.Of(one.Reason));
            json.WriteString("text", one.Text);
            json.WriteBoolean("failure", one.IsFailure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUnread(Utf8JsonWriter json, string name, IReadOnlyList<Unread> unread)
    {
        json.WriteStartArray(name);
        foreach (var one in unread)
        {
            json.WriteStartObject();
            json.WriteString("what", one.What);
            json.WriteString("reason", one.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name(Component component) => component.Purl?.ToString() ?? $"{component.Name} {component.Version}".TrimEnd();
}
