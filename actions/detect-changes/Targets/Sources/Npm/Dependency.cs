namespace DetectChanges.Targets.Sources.Npm;

/// <summary>A line of a <c>package.json</c>: a package is wanted under a name.</summary>
/// <param name="Name">The name it is imported by.</param>
/// <param name="Spec">Which one: a range, a tag, a protocol with what belongs to it.</param>
/// <param name="IsPeer">Whoever uses the package has to bring it.</param>
internal sealed record Dependency(string Name, string Spec, bool IsPeer = false)
{
    /// <summary>Whether its version is written in a catalog.</summary>
    public bool IsFrom(string catalog, string package) => Name == package && (Spec == $"catalog:{catalog}" || (catalog == "default" && Spec == "catalog:"));

    /// <summary>What an override says, for <c>foo</c>, <c>foo@1</c>, <c>parent&gt;foo</c> or <c>**/foo</c>.</summary>
    public static Dependency OfOverride(string selector, string spec)
    {
        var segments = selector[(selector.LastIndexOf('>') + 1)..].Trim().Split('/');
        var name = segments is [.., ['@', ..] scope, var last] ? $"{scope}/{last}" : segments[^1];
        return new Dependency(name.LastIndexOf('@') is > 0 and var version ? name[..version] : name, spec);
    }
}
