namespace DetectChanges.Targets.Sources.Locks;

/// <summary>What differs between a lock file before and after.</summary>
internal sealed class LockDifference(string path, LockFile before, LockFile after)
{
    /// <summary>What holds for all packages differs: the format, options of the resolver. A file that was not there says nothing about that.</summary>
    public bool IsOfAll { get; } = before.Packages.Count > 0 && after.Packages.Count > 0 && before.Frame != after.Frame;

    public IReadOnlyList<LockedPackage> Before { get; } = Differing(before, after);

    public IReadOnlyList<LockedPackage> After { get; } = Differing(after, before);

    /// <summary>One line about a package that differs, as <c>serde 1.0.1 → 1.0.2 in Cargo.lock</c>.</summary>
    public string Because(LockedPackage package) =>
        $"{VersionChange.Of(package.Name, Versions(Before, package.Name), Versions(After, package.Name))} in {path}";

    private static IEnumerable<string> Versions(IEnumerable<LockedPackage> packages, string name) =>
        packages.Where(package => package.Name == name).Select(package => package.Version);

    private static IReadOnlyList<LockedPackage> Differing(LockFile here, LockFile there) =>
        [.. here.Packages.Where(package => !there.Named(package.Name).Any(other => other.Key == package.Key && IsSame(here, package, there, other)))];

    private static bool IsSame(LockFile here, LockedPackage package, LockFile there, LockedPackage other)
    {
        if (package.Content != other.Content || package.References.Count != other.References.Count) return false;
        return Sorted(package).Zip(Sorted(other)).All(pair => MeansTheSame(here, pair.First, there, pair.Second));
    }

    private static IEnumerable<LockedReference> Sorted(LockedPackage package) => package.References
        .OrderBy(reference => reference.Name, StringComparer.Ordinal).ThenBy(reference => reference.Condition, StringComparer.Ordinal)
        .ThenBy(reference => reference.Version, StringComparer.Ordinal).ThenBy(reference => reference.Source, StringComparer.Ordinal);

    // A second version of a package in the file makes everybody say which one they mean: that alone is no difference.
    private static bool MeansTheSame(LockFile here, LockedReference reference, LockFile there, LockedReference other) =>
        reference == other
        || (reference.Name == other.Name && reference.Condition == other.Condition
            && here.Meant(reference).Select(package => package.Key).SequenceEqual(there.Meant(other).Select(package => package.Key)));
}
