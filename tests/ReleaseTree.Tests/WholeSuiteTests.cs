using Testing;

namespace ReleaseTree.Tests;

/// <summary>This repository itself, as it would be released.</summary>
public class WholeSuiteTests
{
    [Fact]
    public async Task This_repository_can_be_released()
    {
        using var sandbox = new GitSandbox();
        await using var registry = new ImageRegistry();
        foreach (var file in TrackedFiles.All.Where(file => file.StartsWith("actions/", StringComparison.Ordinal) || file.StartsWith(".github/", StringComparison.Ordinal)))
            sandbox.Write(file, await File.ReadAllTextAsync(Repository.File(file), TestContext.Current.CancellationToken));
        var source = sandbox.CommitAll();
        foreach (var action in Repository.Actions) registry.Push(action, source, "1.0.0", Suite.Platforms);

        var run = (await ReleaseRun.OfAsync(sandbox.Author, ["--owner", "acme", "--repo", "suite", "--version", "1.0.0", "--registry", registry.Place, "--tag"])).ShouldSucceed();
        foreach (var action in Repository.Actions)
            sandbox.Git(sandbox.Author, "show", $"v1:{action}/action.yml").ShouldContain($"image: docker://{registry.Place}/{action}@sha256:");
        foreach (var workflow in sandbox.Git(sandbox.Author, "ls-tree", "-r", "--name-only", "v1", ".github/workflows").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            sandbox.Git(sandbox.Author, "show", $"v1:{workflow}").ShouldNotContain("uses: org/actions/");
        run.Summary.ShouldContain("Release 1.0.0: tagged");
    }
}
