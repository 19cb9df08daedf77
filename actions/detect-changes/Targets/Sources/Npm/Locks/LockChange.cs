using System.Text.Json;
using DetectChanges.Targets.Graph;
using DetectChanges.Trees;
using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>Tells whom a changed lock file touches: those for whom something else is installed, or all when that cannot be told.</summary>
internal sealed class LockChange(string path, DescribedCommit before, NpmRepository old, DescribedCommit after, NpmRepository now)
{
    private readonly string name = RepositoryPath.Name(path);
    private readonly string folder = RepositoryPath.Folder(path);
    private readonly InstallScope scope = new(RepositoryPath.Folder(path), old, now);

    public IReadOnlyList<Effect> Effects()
    {
        if (!before.Commit.Tree.HasFile(path)) return scope.All($"{path} is new");
        if (!after.Commit.Tree.HasFile(path)) return scope.All($"{path} was deleted");
        if (scope.IsUnknown) return scope.All($"{path} changed, and there is no package.json beside it");
        if (Read(before, old) is not { } was || Read(after, now) is not { } @is) return scope.All($"{path} changed and cannot be read");
        return was.Format == @is.Format ? Differences(was, @is) : scope.All($"{path} went from format {was.Format} to {@is.Format}");
    }

    private List<Effect> Differences(InstallFile was, InstallFile @is)
    {
        var effects = new List<Effect>();
        foreach (var (importer, what) in new InstallDifference(was, @is).Changed())
        {
            var because = $"{what} in {path}";
            if (!scope.IsForAll(importer) && scope.ProjectAt(importer) is { } project) effects.Add(new Effect(project, because));
            else effects.AddRange(scope.All(because));
        }

        return [.. effects.DistinctBy(effect => effect.Project.Key)];
    }

    private InstallFile? Read(DescribedCommit commit, NpmRepository repository)
    {
        try
        {
            if (commit.Commit.Text(path) is { } text) return InstallFile.Read(name, text.TrimStart('\uFEFF'), folder, repository);
        }
        catch (Exception problem) when (problem is JsonException or YamlProblemException or FormatException or InvalidOperationException)
        {
            after.Graph.Notice(path, $"cannot be read, so that all it is for counts as affected: {problem.Message}");
        }

        return null;
    }
}
