using Testing;

namespace Contract.Tests.Tree;

public class SolutionTests
{
    private static readonly IReadOnlyList<string> Projects =
        [.. TrackedFiles.All.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !file.StartsWith("demo/monorepo/", StringComparison.Ordinal))];

    [Fact]
    public void The_solution_lists_every_project()
    {
        var solution = File.ReadAllText(Repository.File("Actions.sln")).Replace('\\', '/');
        Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_its_packages_locked() =>
        Projects.Where(project => !File.Exists(Repository.File(Path.GetDirectoryName(project)!, "packages.lock.json"))).ShouldBeEmpty();

    [Fact]
    public void Every_action_is_published_and_packaged_by_the_entry_point()
    {
        var run = File.ReadAllText(Repository.File("run"));
        run.ShouldContain($"readonly actions=({string.Join(' ', Repository.Actions)})");
    }

    [Fact]
    public void Actions_never_reference_each_other()
    {
        foreach (var project in Projects.Where(project => project.StartsWith("actions/", StringComparison.Ordinal)))
            File.ReadAllText(Repository.File(project)).ShouldNotContain("Include=\"../../actions/");
    }
}
