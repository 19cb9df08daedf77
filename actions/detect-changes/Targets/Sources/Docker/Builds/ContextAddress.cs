using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker.Builds;

/// <summary>What stands where a build context is named: a folder, another build, an image or something remote.</summary>
internal static class ContextAddress
{
    private const string Image = "docker-image://";

    /// <summary>A Git or HTTP address: nothing of this repository is in it.</summary>
    public static bool IsRemote(string address) =>
        address.Contains("://", StringComparison.Ordinal) || address.StartsWith("git@", StringComparison.Ordinal) || address.StartsWith("github.com/", StringComparison.Ordinal) || address == "-";

    /// <summary>An additional context, as compose and bake files name it.</summary>
    /// <param name="folder">The folder that relative paths begin in.</param>
    /// <param name="address">The address.</param>
    public static NamedContext Named(string folder, string address)
    {
        foreach (var kind in new[] { "service:", "target:" })
        {
            if (address.StartsWith(kind, StringComparison.Ordinal)) return new NamedContext(Build: address[kind.Length..]);
        }

        if (address.StartsWith(Image, StringComparison.Ordinal)) return new NamedContext(Image: address[Image.Length..]);
        return IsRemote(address) ? new NamedContext() : new NamedContext(Folder: RepositoryPath.Resolve(folder, address));
    }
}
