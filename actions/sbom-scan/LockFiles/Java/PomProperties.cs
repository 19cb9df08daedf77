using System.Xml.Linq;
using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Java;

/// <summary>The properties of a <c>pom.xml</c>: its own, then those of its parents, then what a project knows of itself.</summary>
internal sealed class PomProperties
{
    private const int MostReplacements = 100;
    private const int LongestText = 1000;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <param name="lineage">The project, its parent, and so on.</param>
    public PomProperties(IEnumerable<XElement> lineage)
    {
        var all = lineage.ToList();
        foreach (var property in all.SelectMany(project => project.First("properties")?.Elements() ?? [])) values.TryAdd(property.Name.LocalName, property.Value.Trim());
        var (own, parent) = (all[0], all[0].First("parent"));
        foreach (var prefix in (string[])["project.", "pom.", ""])
        {
            Add($"{prefix}groupId", own.Text("groupId") ?? parent.Text("groupId"));
            Add($"{prefix}version", own.Text("version") ?? parent.Text("version"));
            Add($"{prefix}artifactId", own.Text("artifactId"));
            Add($"{prefix}parent.groupId", parent.Text("groupId"));
            Add($"{prefix}parent.version", parent.Text("version"));
        }
    }

    /// <returns><see langword="null"/> where a property is not known, or names itself.</returns>
    public string? Replace(string? text)
    {
        for (var replaced = 0; text != null && text.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start; replaced++)
        {
            var end = text.IndexOf('}', start);
            if (end < 0 || replaced == MostReplacements || text.Length > LongestText || !values.TryGetValue(text[(start + 2)..end], out var value)) return null;
            text = string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1));
        }

        return text;
    }

    private void Add(string name, string? value)
    {
        if (value != null) values.TryAdd(name, value);
    }
}
