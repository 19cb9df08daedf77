using DetectChanges.Targets.Sources.DotNet.Build;

namespace DetectChanges.Targets.Sources.DotNet.Packages;

/// <summary>Which properties are nothing but versions of packages: a change of them is a change of those versions and of nothing else.</summary>
internal static class VersionProperties
{
    // These mean something to the SDK even if a version of a package is said with them.
    private static readonly HashSet<string> OfSdk = new(StringComparer.OrdinalIgnoreCase)
    {
        "Version", "VersionPrefix", "VersionSuffix", "PackageVersion", "AssemblyVersion", "FileVersion", "InformationalVersion", "ProductVersion", "LangVersion",
        "TargetFramework", "TargetFrameworks", "TargetFrameworkVersion", "TargetPlatformVersion", "TargetPlatformMinVersion", "SupportedOSPlatformVersion", "RuntimeFrameworkVersion",
        "NETStandardImplicitPackageVersion", "FSharpCoreImplicitPackageVersion", "WindowsSdkPackageVersion", "PackageValidationBaselineVersion", "AspireHostingSDKVersion",
        "RuntimeIdentifier", "Configuration", "Platform", "MinimumRequiredVersion", "ContainerVersion",
    };

    /// <summary>Properties that versions are said with, directly or through others, and that nothing else in either commit refers to.</summary>
    public static IReadOnlySet<string> Of(DotNetCommit before, DotNetCommit after)
    {
        var files = FilesOf(before).Concat(FilesOf(after)).ToList();
        var statements = files.SelectMany(file => file.Statements).ToList();
        var items = files.SelectMany(file => file.Versions).ToList();
        var definitions = statements.OfType<Statement.Property>().ToLookup(property => property.Name, StringComparer.OrdinalIgnoreCase);
        var versions = WithDefinitions(items.SelectMany(item => item.Metadata).SelectMany(metadata => BuildProperties.References(metadata.Value)), definitions);
        var others = items.SelectMany(item => item.Conditions.Append(item.Value)).SelectMany(BuildProperties.References);
        versions.ExceptWith(WithDefinitions([.. others, .. statements.SelectMany(statement => UsedIn(statement, versions)), .. OfSdk], definitions));
        return versions;
    }

    private static IEnumerable<BuildFile> FilesOf(DotNetCommit commit) =>
        commit.Evaluations.SelectMany(evaluation => evaluation.Files).Distinct(StringComparer.Ordinal).Select(path => commit.Files[path]).OfType<BuildFile>();

    // The properties, and those that they are themselves made of.
    private static HashSet<string> WithDefinitions(IEnumerable<string> names, ILookup<string, Statement.Property> definitions)
    {
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var next = new Queue<string>(names);
        while (next.TryDequeue(out var name))
        {
            if (!all.Add(name)) continue;
            foreach (var reference in definitions[name].SelectMany(property => BuildProperties.References(property.Value))) next.Enqueue(reference);
        }

        return all;
    }

    private static IEnumerable<string> UsedIn(Statement statement, HashSet<string> versions) => statement switch
    {
        // "Unless it is set already" is no use of it.
        Statement.Property property when versions.Contains(property.Name) =>
            property.Conditions.SelectMany(BuildProperties.References).Where(name => !name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)),
        _ => BuildProperties.References(statement.Text),
    };
}
