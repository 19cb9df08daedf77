using Actions.Toolkit;
using DetectChanges.Targets.Sources;
using DetectChanges.Targets.Sources.Declared;

namespace DetectChanges.Targets;

/// <summary>Holds the project file against the repository: what is written down and never exists is a slip of the pen, and would else be a silent "not affected".</summary>
internal sealed class ProjectFileCheck(ProjectFile file, DeclaredProjects declared)
{
    /// <exception cref="UserError">It names something that none of the commits has.</exception>
    public void Run(IReadOnlyList<DescribedCommit> commits)
    {
        List<string> problems = [.. WithoutFolder(commits), .. WithoutProject(commits)];
        if (problems.Count == 0) return;
        throw new UserError(
            $"The project file '{file.Path}' does not fit the repository: {string.Join("; ", problems)}.",
            "Correct it. The projects that were found are in the log of a run with 'targets: auto' and 'since: all'.");
    }

    private IEnumerable<string> WithoutFolder(IReadOnlyList<DescribedCommit> commits) =>
        from project in file.Projects
        where !commits.Any(commit => commit.Commit.Tree.HasFolder(project.Root))
        select $"the project '{project.Name}' has the root '{project.Root}', which is no folder of the repository";

    private IEnumerable<string> WithoutProject(IReadOnlyList<DescribedCommit> commits) =>
        from unknown in declared.Unknown([.. commits.Select(commit => commit.Graph)])
        select $"the project '{unknown.Project}' depends on '{unknown.Name}', which is neither the name nor the folder of a project";
}
