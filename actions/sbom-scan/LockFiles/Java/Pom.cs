using System.Xml.Linq;
using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Java;

/// <summary>A <c>pom.xml</c>, and its parents as far as they lie in the repository. Format: https://maven.apache.org/pom.html.</summary>
internal sealed class Pom
{
    private const int MostParents = 20;

    private readonly XElement root;
    private readonly PomProperties properties;

    private Pom(LockFile file, XElement root, Pom? parent)
    {
        (File, this.root, Parent) = (file, root, parent);
        properties = new PomProperties(Lineage.Select(pom => pom.root));
    }

    public LockFile File { get; }

    public Pom? Parent { get; }

    /// <summary>Itself, its parent, and so on.</summary>
    public IEnumerable<Pom> Lineage => Parent == null ? [this] : Parent.Lineage.Prepend(this);

    /// <summary>The parent is not in the repository: nobody knows what it says about versions.</summary>
    public bool HasForeignParent => Lineage.Last().root.First("parent") != null;

    public int Line => (root.First("artifactId") ?? root).Line();

    public string Group => Text(root.Text("groupId") ?? root.First("parent").Text("groupId")) ?? "";

    public string Name => $"{Group}:{Text(root.Text("artifactId"))}";

    public string? Version => Text(root.Text("version") ?? root.First("parent").Text("version"));

    public string? Model => root.Text("modelVersion");

    public IEnumerable<string> Modules => Sections.SelectMany(section => section.First("modules").All("module")).Select(module => module.Value.Trim());

    /// <summary>What it asks for itself, with and without profiles; what its parents ask for stands there.</summary>
    public IEnumerable<PomDependency> Dependencies => Sections.SelectMany(section => section.First("dependencies").All("dependency")).Select(element => new PomDependency(element, Text));

    /// <summary>Versions that apply where a dependency gives none; lists of versions (BOMs) among them. The nearest first.</summary>
    public IEnumerable<PomDependency> Managed => Lineage.SelectMany(pom => pom.Sections)
        .SelectMany(section => section.First("dependencyManagement").First("dependencies").All("dependency")).Select(element => new PomDependency(element, Text));

    private IEnumerable<XElement> Sections => root.First("profiles").All("profile").Prepend(root);

    /// <exception cref="FormatException">It is no pom, or a parent of it is none.</exception>
    public static Pom Read(LockFile file) => Read(file, 0);

    /// <summary>A text with its properties replaced; <see langword="null"/> where one of them is not known.</summary>
    public string? Text(string? written) => properties.Replace(written);

    private static Pom Read(LockFile file, int depth)
    {
        if (depth > MostParents) throw TooManyParents();
        var project = Xml.Read(file.Bytes, "project");
        if (project.Text("artifactId") == null) throw new FormatException($"line {project.Line()}: <project> has no <artifactId>");
        return new Pom(file, project, project.First("parent") is { } parent ? ParentOf(file, parent, depth) : null);
    }

    // Without a path it is the folder above; an empty one means that the parent is in no folder.
    private static Pom? ParentOf(LockFile file, XElement parent, int depth)
    {
        var path = parent.First("relativePath") is { } written ? written.Value.Trim() : "../pom.xml";
        if (path.Length == 0) return null;
        var pom = PomFiles.Read(file, path, other => other.Path == file.Path ? null : Read(other, depth + 1));
        if (pom?.Lineage.Count() > MostParents) throw TooManyParents();
        return pom != null && pom.File.Path != file.Path && pom.root.Text("artifactId") == parent.Text("artifactId") ? pom : null;
    }

    private static FormatException TooManyParents() => new($"it has more than {MostParents} parents");
}
