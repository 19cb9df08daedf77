namespace DetectChanges.Targets.Sources.Locks;

/// <summary>What became of a package, for people: <c>lodash 4.17.20 → 4.17.21</c>.</summary>
internal static class VersionChange
{
    /// <param name="name">The package.</param>
    /// <param name="before">Its versions before; none when it was not there.</param>
    /// <param name="after">The same for now. With the same versions its content differs: the checksum, the source, what it needs.</param>
    public static string Of(string name, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, @new) = (Text(before), Text(after));
        if (old == @new) return $"{name} {@new}".TrimEnd() + " differs";
        return old.Length == 0 ? $"{name} {@new} added" : @new.Length == 0 ? $"{name} {old} removed" : $"{name} {old} → {@new}";
    }

    private static string Text(IEnumerable<string> versions) => string.Join(", ", versions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
