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

    /// <summary>Written down in the project file: it takes in whatever else describes its folder.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>The same in every commit, also when its name changes.</summary>
    public ProjectKey Key => new(Root, IsDeclared ? Name : Manifest);

    public override string ToString() => Name;
}

/// <summary>What tells projects apart.</summary>
internal readonly record struct ProjectKey(string Root, string Manifest);
