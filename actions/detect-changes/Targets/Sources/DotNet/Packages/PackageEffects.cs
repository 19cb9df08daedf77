using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources.DotNet.Build;

namespace DetectChanges.Targets.Sources.DotNet.Packages;

/// <summary>What a change of a file with central versions of packages does: only those who use what differs are affected.</summary>
internal sealed class PackageEffects
{
    private const int MostNamed = 3;

    private readonly Dictionary<(VersionTable, VersionTable), List<string>> different = [];
    private readonly string path;
    private readonly DotNetCommit before;
    private readonly DotNetCommit after;

    private PackageEffects(string path, DotNetCommit before, DotNetCommit after) => (this.path, this.before, this.after) = (path, before, after);

    /// <summary>The effects; <see langword="null"/> when no project takes versions from that file.</summary>
    public static IReadOnlyList<Effect>? Of(string path, DotNetCommit before, DotNetCommit after) => new PackageEffects(path, before, after).Effects();

    private List<Effect>? Effects()
    {
        if (!after.Evaluations.Any(Reads) && !before.Evaluations.Any(Reads)) return null;
        var onlyVersions = OnlyVersionsDiffer();
        var effects = new List<Effect>();
        foreach (var (name, project) in after.Projects.Where(project => before.Projects.ContainsKey(project.Key)))
        {
            if (Because(before.Of(name), after.Of(name), onlyVersions) is { } because) effects.Add(new(project, because));
        }

        return effects;
    }

    private string? Because(Evaluation was, Evaluation now, bool onlyVersions) => (Reads(was), Reads(now)) switch
    {
        (true, true) => onlyVersions ? Differences(was, now) : $"{path}, changed in more than versions",
        (false, false) => null,
        _ => $"{path}, read in only one of the two commits",
    };

    private bool Reads(Evaluation project) => project.PackageFiles.ContainsKey(path);

    private string? Differences(Evaluation was, Evaluation now)
    {
        var (old, @new) = (before.VersionsFor(was), after.VersionsFor(now));
        if (!different.TryGetValue((old, @new), out var all)) different[(old, @new)] = all = @new.DifferentFrom(old);
        if (all.Count == 0) return null;
        var (used, uses) = (new PackageUse(was, old), new PackageUse(now, @new));
        var packages = all.Where(package => used.Of(package) || uses.Of(package)).ToList();
        if (packages.Count == 0) return null;
        var named = string.Join(", ", packages.Take(MostNamed).Select(package => Findings.Shown($"{package} {old.Shown(package)} → {@new.Shown(package)}")));
        var more = packages.Count > MostNamed ? $" and {packages.Count - MostNamed} more" : "";
        return $"{named}{more} in {path}{(uses.PinsTransitively ? ", where packages are pinned transitively" : "")}";
    }

    private bool OnlyVersionsDiffer()
    {
        if (before.Files[path] is not { } old || after.Files[path] is not { } @new) return false;
        var properties = VersionProperties.Of(before, after);
        return Rest(old, properties).SequenceEqual(Rest(@new, properties), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Rest(BuildFile file, IReadOnlySet<string> versionProperties) =>
        file.Statements.Where(statement => statement is not Statement.Property property || !versionProperties.Contains(property.Name)).Select(statement => statement.Text);
}
