namespace DetectChanges.Targets.Graph;

/// <summary>A part of the monorepo that is built, tested or deployed for itself.</summary>
/// <param name="Root">Its folder; <c>""</c> is the root of the repository.</param>
/// <param name="Kind">One lower-case word: <c>npm</c>, <c>python</c>, <c>dotnet</c>, <c>go</c>, <c>cargo</c>, <c>docker</c>, <c>terraform</c>, <c>cdk</c>, <c>workflow</c>, or what a project file says.</param>
/// <param name="Manifest">The file that makes it a project, such as <c>apps/web/package.json</c>; with the root it tells projects apart.</param>
/// <param name="Name">As its manifest names it, else the folder.</param>
internal sealed record Project(string Root, string Kind, string Manifest, string Name)
{
    /// <summary>Owns this one file instead of its folder: workflows lie side by side in one.</summary>
    public bool IsFile { get; init; }

    /// <summary>The same project in another commit.</summary>
    public (string Root, string Manifest) Key => (Root, Manifest);

    public override string ToString() => Name;
}
