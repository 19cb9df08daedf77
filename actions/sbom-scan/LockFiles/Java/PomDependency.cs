using System.Xml.Linq;
using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Java;

/// <summary>A <c>dependency</c> of a <c>pom.xml</c>.</summary>
/// <param name="element">It.</param>
/// <param name="textOf">Replaces properties.</param>
internal sealed class PomDependency(XElement element, Func<string?, string?> textOf)
{
    public int Line => element.Line();

    public string Group => Required("groupId");

    public string Artifact => Required("artifactId");

    public string Type => textOf(element.Text("type")) ?? "jar";

    public string? Classifier => textOf(element.Text("classifier"));

    public string? Scope => textOf(element.Text("scope"));

    public bool IsOptional => textOf(element.Text("optional")) == "true";

    /// <summary>It names a list of versions, and nothing that is installed.</summary>
    public bool IsImport => Scope == "import" && Type == "pom";

    public string Name => $"{Group}:{Artifact}";

    /// <summary>What a managed version is found by.</summary>
    public string Key => $"{Name}:{Type}:{Classifier}";

    /// <summary>The one version; <see langword="null"/> when there is none, or a range, or a property that is not known.</summary>
    public string? Version => textOf(element.Text("version")) switch
    {
        "LATEST" or "RELEASE" or null => null,
        ['[', .. var inner, ']'] when !inner.Contains(',') => inner.Trim(),
        ['[' or '(', ..] => null,
        var version => version,
    };

    private string Required(string name) => textOf(element.Text(name)) ?? element.Text(name) ?? throw new FormatException($"line {Line}: a <dependency> has no <{name}>");
}
