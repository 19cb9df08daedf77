using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.CocoaPods;

/// <summary>An item of <c>PODS</c>: <c>Main/Subspec (1.0)</c>, alone or with a list of what it brings.</summary>
internal sealed record Pod(string Name, string Version, int Line, IReadOnlyList<string> Dependencies)
{
    public string Main => Name.Split('/', 2)[0];

    public string? Subspec => Name.Split('/', 2).ElementAtOrDefault(1);

    public static Pod Of(DataValue item)
    {
        if (item is DataText text) return Of(text.Text, item.Line, []);
        var map = item.As<DataMap>("a pod");
        if (map.Count != 1) throw new FormatException($"line {map.Line}: a pod has {map.Count} names");
        var (key, line, dependencies) = map.Entries.First();
        return Of(key, line, [.. dependencies.As<DataList>($"'{ForPeople.Shortened(key)}'").Texts.Select(dependency => dependency.Split(' ', 2)[0])]);
    }

    private static Pod Of(string text, int line, IReadOnlyList<string> dependencies)
    {
        var parts = text.Split(" (", 2);
        return parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 1 && parts[1].EndsWith(')')
            ? new Pod(parts[0], parts[1][..^1], line, dependencies)
            : throw new FormatException($"line {line}: the pod '{ForPeople.Shortened(text)}' has no version");
    }
}
