using DetectChanges.Targets.Sources.DotNet.Build;

namespace DetectChanges.Targets.Sources.DotNet.Packages;

/// <summary>The versions of packages that projects are given centrally; projects that read the same files share it.</summary>
internal sealed class VersionTable
{
    private static readonly StringComparer Ids = StringComparer.OrdinalIgnoreCase;

    private readonly Dictionary<string, List<string>> said = new(Ids);
    private readonly Dictionary<string, string> shown = new(Ids);
    private readonly HashSet<string> everywhere = new(Ids);

    public VersionTable(Evaluation evaluation, BuildFiles files)
    {
        foreach (var file in evaluation.VersionFiles)
        {
            foreach (var item in files[file]!.Versions.Where(item => evaluation.Decide(item, file) != false)) Add(evaluation, item, file);
        }
    }

    /// <summary>What the table of a project follows from: equal for projects with equal tables.</summary>
    public static string KeyOf(Evaluation evaluation, BuildFiles files) => string.Join('\n', evaluation.VersionFiles.SelectMany(file =>
        files[file]!.VersionReferences.SelectMany(name => evaluation.Properties.Expand($"$({name})", file)).Prepend(file)));

    /// <summary>The packages that every project gets, asked for or not.</summary>
    public bool IsEverywhere(string package) => everywhere.Contains(package);

    /// <summary>The packages whose versions are not the same as those of another commit.</summary>
    public List<string> DifferentFrom(VersionTable other) =>
        [.. said.Keys.Union(other.said.Keys, Ids).Where(package => !Said(package).SequenceEqual(other.Said(package), StringComparer.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The version as people would say it.</summary>
    public string Shown(string package) => shown.GetValueOrDefault(package, "none");

    private List<string> Said(string package) => said.GetValueOrDefault(package, []);

    private void Add(Evaluation evaluation, Statement.Item item, string file)
    {
        var text = string.Join('\n', [item.Type, item.Action.ToString(), .. item.Conditions, .. item.Metadata.SelectMany(metadata => evaluation.Properties.Expand(metadata.ToString(), file))]);
        foreach (var package in evaluation.PartsOfAll(item.Value, file))
        {
            if (!said.TryGetValue(package, out var all)) said[package] = all = [];
            all.Add(text);
            if (item.Is("GlobalPackageReference")) everywhere.Add(package);
            if (item.Of("Version") is { } version) shown[package] = string.Join(" or ", evaluation.Properties.Expand(version.Value, file)).Trim('[', ']');
        }
    }
}
