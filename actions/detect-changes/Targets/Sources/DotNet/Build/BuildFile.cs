namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>An MSBuild file: a project, or what projects import.</summary>
/// <param name="Statements">What it says, in order, except versions of packages.</param>
/// <param name="Versions">The versions of packages it says for all projects that read it.</param>
internal sealed record BuildFile(IReadOnlyList<Statement> Statements, IReadOnlyList<Statement.Item> Versions)
{
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj", ".sqlproj", ".esproj", ".vcxproj", ".wixproj"];
    private static readonly string[] OtherExtensions = [".props", ".targets", ".projitems", ".shproj", ".proj"];

    public static bool IsProject(string path) => HasExtension(path, ProjectExtensions);

    public static bool IsOne(string path) => IsProject(path) || HasExtension(path, OtherExtensions);

    /// <summary>The properties that its versions depend on.</summary>
    public IReadOnlyList<string> VersionReferences { get; } =
        [.. Versions.SelectMany(item => BuildProperties.References(item.Text)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool HasExtension(string path, string[] extensions)
    {
        var extension = Path.GetExtension(path.AsSpan());
        if (extension.IsEmpty) return false;
        foreach (var known in extensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
