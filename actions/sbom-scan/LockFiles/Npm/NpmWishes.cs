using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>What a package asks for, read from the fields that <c>package.json</c> and several lock files have in common.</summary>
internal static class NpmWishes
{
    /// <param name="package">A mapping with <c>dependencies</c> and the like.</param>
    /// <param name="isProject">What it needs for its own development is installed, too.</param>
    /// <returns>Each name once; of several fields that name it the last one counts, as it does for npm.</returns>
    public static IReadOnlyDictionary<string, Scope> Of(YamlValue? package, bool isProject)
    {
        var wishes = new Dictionary<string, Scope>(StringComparer.Ordinal);
        var optionalPeers = OptionalPeers(package);
        foreach (var (name, _) in package.Get("peerDependencies").Entries()) wishes[name.Text] = optionalPeers.Contains(name.Text) ? Scope.Optional : Scope.Runtime;
        foreach (var (name, _) in package.Get("dependencies").Entries()) wishes[name.Text] = Scope.Runtime;
        foreach (var (name, _) in package.Get("optionalDependencies").Entries()) wishes[name.Text] = Scope.Optional;
        foreach (var (name, _) in isProject ? package.Get("devDependencies").Entries() : []) wishes[name.Text] = Scope.Dev;
        return wishes;
    }

    // bun names them in a list.
    private static HashSet<string> OptionalPeers(YamlValue? package)
    {
        var meta = package.Get("peerDependenciesMeta").Entries().Where(peer => Flags.IsSet(peer.Value, "optional")).Select(peer => peer.Key.Text);
        return meta.Concat(package.Get("optionalPeers").Items().Select(peer => peer.Text() ?? "")).ToHashSet(StringComparer.Ordinal);
    }
}
