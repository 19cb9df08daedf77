using System.Xml.Linq;
using DetectChanges.Targets.Manifests;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>Reads MSBuild files of any age: with and without a namespace, with and without an SDK.</summary>
internal sealed class BuildFileReader
{
    private const int DeepestNesting = 32;
    private static readonly HashSet<string> NoMetadata = new(["Include", "Update", "Remove", "Exclude", "Condition", "Label"], StringComparer.Ordinal);

    private static readonly ItemAction[] Actions = Enum.GetValues<ItemAction>();

    private readonly List<Statement> statements = [];
    private readonly List<Statement.Item> versions = [];
    private bool tooDeep;

    private BuildFileReader()
    {
    }

    /// <summary>The file; <see langword="null"/> when it cannot be read, which the snapshot then knows.</summary>
    public static BuildFile? Read(Snapshot commit, string path)
    {
        if (commit.XmlOf(path) is not { } root) return null;
        var reader = new BuildFileReader();
        reader.AddSdks(Attribute(root, "Sdk"), []);
        reader.ReadChildren(root, [], depth: 0);
        if (root.Name.LocalName != "Project") commit.NotUnderstood(path, "it is no MSBuild file: its first element is not <Project>");
        if (reader.tooDeep) commit.NotUnderstood(path, $"its elements are nested deeper than {DeepestNesting} levels");
        return new BuildFile(reader.statements, reader.versions);
    }

    private void ReadChildren(XElement parent, IReadOnlyList<string> conditions, int depth)
    {
        if (depth > DeepestNesting) tooDeep = true;
        else
        {
            foreach (var element in parent.Elements()) ReadElement(element, With(conditions, element), depth);
        }
    }

    private void ReadElement(XElement element, IReadOnlyList<string> conditions, int depth)
    {
        switch (element.Name.LocalName)
        {
            case "PropertyGroup":
                foreach (var property in element.Elements()) statements.Add(new Statement.Property(With(conditions, property), property.Name.LocalName, property.Value.Trim()));
                break;
            case "ItemGroup":
                ReadItems(element, conditions);
                break;
            case "Import" when Attribute(element, "Sdk") == null:
                statements.Add(new Statement.Import(conditions, Attribute(element, "Project") ?? ""));
                break;
            case "Import":
                AddSdks(Attribute(element, "Sdk"), conditions);
                break;
            case "Sdk":
                AddSdks($"{Attribute(element, "Name")}/{Attribute(element, "Version")}", conditions);
                break;
            case "ImportGroup" or "Choose" or "When":
                ReadChildren(element, conditions, depth + 1);
                break;
            case "Otherwise":
                ReadChildren(element, [.. conditions, "otherwise"], depth + 1);
                break;
            case "Target":
                ReadTarget(element, [.. conditions, Statement.InTarget]);
                break;
            default:
                Keep(element, conditions);
                if (Attribute(element, "AssemblyFile") is { } assembly) Add(element.Name.LocalName, ItemAction.Include, assembly, element, conditions);
                break;
        }
    }

    // What a target does is not known, but what it names may be among what it uses.
    private void ReadTarget(XElement target, IReadOnlyList<string> conditions)
    {
        Keep(target, conditions);
        foreach (var element in target.Elements())
        {
            if (element.Name.LocalName == "ItemGroup") ReadItems(element, conditions);
            else if (element.Name.LocalName == "MSBuild" && Attribute(element, "Projects") is { } projects) Add("ProjectReference", ItemAction.Include, projects, element, conditions);
        }
    }

    private void ReadItems(XElement group, IReadOnlyList<string> conditions)
    {
        foreach (var item in group.Elements())
        {
            foreach (var action in Actions)
            {
                if (Attribute(item, action.ToString()) is { } value) Add(item.Name.LocalName, action, value, item, With(conditions, item));
            }
        }
    }

    private void Add(string type, ItemAction action, string value, XElement element, IReadOnlyList<string> conditions)
    {
        var item = new Statement.Item(conditions, type, action, value, Attribute(element, "Exclude") ?? "",
        [
            .. element.Attributes().Where(attribute => !NoMetadata.Contains(attribute.Name.LocalName)).Select(attribute => new Metadata(attribute.Name.LocalName, attribute.Value, false)),
            .. element.Elements().Select(child => new Metadata(child.Name.LocalName, child.Value.Trim(), Attribute(child, "Condition") != null)),
        ]);
        if (item.IsCentralVersion) versions.Add(item);
        else statements.Add(item);
    }

    private void AddSdks(string? names, IReadOnlyList<string> conditions) =>
        statements.AddRange((names ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new Statement.Sdk(conditions, name)));

    private void Keep(XElement element, IReadOnlyList<string> conditions) => statements.Add(new Statement.Other(conditions, element.ToString(SaveOptions.DisableFormatting)));

    private static IReadOnlyList<string> With(IReadOnlyList<string> conditions, XElement element) =>
        Attribute(element, "Condition") is { } condition && !string.IsNullOrWhiteSpace(condition) ? [.. conditions, condition] : conditions;

    private static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;
}
