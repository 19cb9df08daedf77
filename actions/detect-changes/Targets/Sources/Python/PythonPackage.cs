using DetectChanges.Targets.Graph;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>A folder that holds a project of Python.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Manifest">The file that makes it one: of several the one that says most.</param>
/// <param name="Declared">Its name, if a file says one.</param>
/// <param name="PyProject">What its <c>pyproject.toml</c> says, if that is about a project and can be read.</param>
internal sealed record PythonPackage(string Folder, string Manifest, string? Declared, PyProject? PyProject)
{
    public PyProject? Pipfile { get; init; }

    /// <summary>It has nothing but lists of requirements, and may be a part of the project around it.</summary>
    public bool IsOnlyRequirements { get; init; }

    /// <summary>What it says cannot be read, so that it may be anything.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The folder of the uv workspace it is in, its own for the root of one.</summary>
    public string? Workspace { get; init; }

    public Project In(GraphBuilder graph) => graph.Add(Folder, PythonProjects.Kind, Manifest, Declared);
}
