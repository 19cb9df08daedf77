using Actions.Toolkit;
using DetectChanges.Targets.Sources.Npm.Workspaces;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>Where a dependency is to come from, as far as that may be this repository; <see langword="null"/> for the outside.</summary>
internal abstract record DependencySpec
{
    /// <summary>A file or folder, relative to the <c>package.json</c>.</summary>
    public sealed record Path(string Relative) : DependencySpec;

    /// <summary>A package by its name.</summary>
    /// <param name="Range">Which versions; <see langword="null"/> for whichever is in the workspace.</param>
    public sealed record Package(string Name, string? Range) : DependencySpec;

    /// <summary>Says of itself that it lies in this repository.</summary>
    public static bool IsLocal(string spec) => PathOf(spec) != null || spec.StartsWith("workspace:", StringComparison.Ordinal);

    public static DependencySpec? Read(Dependency dependency, Workspace? workspace)
    {
        var spec = dependency.Spec.Trim();
        if (PathOf(spec) is { } path) return new Path(path);
        return spec.IndexOf(':') is > 0 and var colon
            ? ReadProtocol(spec[..colon], spec[(colon + 1)..], dependency, workspace)
            : ReadRange(spec, dependency);
    }

    private static DependencySpec? ReadProtocol(string protocol, string rest, Dependency dependency, Workspace? workspace) => protocol switch
    {
        "workspace" when rest.StartsWith('.') => new Path(rest),
        "workspace" => new Package(NameBeforeVersion(rest) ?? dependency.Name, null),
        "catalog" => workspace?.CatalogVersion(rest, dependency.Name) is { } version and not "" && !version.StartsWith("catalog:", StringComparison.Ordinal)
            ? Read(dependency with { Spec = version }, workspace)
            : new Package(dependency.Name, "*"),
        "npm" when SemRange.TryParse(rest) != null => ReadRange(rest, dependency),

        // Of all package managers only pnpm looks for the package behind an alias in the workspace.
        "npm" when workspace is { IsPnpm: true } && NameBeforeVersion(rest) is { } name => new Package(name, rest[(name.Length + 1)..]),
        "patch" when Uri.UnescapeDataString(rest).Contains("@workspace:", StringComparison.Ordinal) => new Package(dependency.Name, null),
        _ => null,
    };

    // What holds a slash is a repository on GitHub. Peers are whatever there is, and that is the local one.
    private static Package? ReadRange(string range, Dependency dependency) =>
        range.Contains('/') ? null : new Package(dependency.Name, dependency.IsPeer ? "*" : range);

    private static string? PathOf(string spec)
    {
        foreach (var protocol in (string[])["file:", "link:", "portal:"])
        {
            if (spec.StartsWith(protocol, StringComparison.Ordinal)) return spec[protocol.Length..];
        }

        return spec is "." or ".." || spec.StartsWith("./", StringComparison.Ordinal) || spec.StartsWith("../", StringComparison.Ordinal) ? spec : null;
    }

    // "@acme/ui" of "@acme/ui@^1.0.0"
    private static string? NameBeforeVersion(string text) => text.LastIndexOf('@') is > 0 and var at ? text[..at] : null;
}
