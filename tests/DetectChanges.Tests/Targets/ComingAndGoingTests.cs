using System.Text.Json;
using Testing;

namespace DetectChanges.Tests.Targets;

/// <summary>Projects that come, go, are ignored or cannot be read, from the push to the outputs: nothing gets lost between two commits.</summary>
public sealed class ComingAndGoingTests : IDisposable
{
    private readonly Detection detection = new();

    public ComingAndGoingTests() => detection.Inputs["targets"] = "auto";

    private GitSandbox Sandbox => detection.Sandbox;

    private string Commit(params (string Path, string? Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            if (content == null) Sandbox.Git(Sandbox.Author, "rm", "-q", path);
            else Sandbox.Write(path, content);
        }

        var commit = Sandbox.CommitAll();
        Sandbox.Push("main");
        return commit;
    }

    private async Task<ActionRun> AffectedAsync(string before, string after, params string[] expected)
    {
        var run = await detection.PushAsync(before, after);
        run.ExitCode.ShouldBe(0, run.Log);
        string.Join(" ", JsonSerializer.Deserialize<List<string>>(run.Outputs["projects"])!).ShouldBe(string.Join(" ", expected), run.Summary);
        return run;
    }

    [Fact]
    public async Task A_folder_that_loses_one_of_its_manifests_is_affected()
    {
        var before = Commit(("svc/go.mod", "module x.test/svc\n"), ("svc/package.json", """{ "name": "svc-web" }"""), ("svc/main.go", "package main\n"));

        using var run = await AffectedAsync(before, Commit(("svc/package.json", null)), "x.test/svc");
    }

    [Fact]
    public async Task A_folder_that_gets_the_files_of_a_project_that_is_gone_is_affected()
    {
        var before = Commit(("svc/go.mod", "module x.test/svc\n"), ("svc/sub/go.mod", "module x.test/svc/sub\n"), ("svc/sub/a.go", "package sub\n"));

        using var run = await AffectedAsync(before, Commit(("svc/sub/go.mod", null)), "x.test/svc");
    }

    [Fact]
    public async Task A_folder_that_loses_files_to_a_new_project_is_affected()
    {
        var before = Commit(("svc/go.mod", "module x.test/svc\n"), ("svc/sub/a.go", "package sub\n"));

        using var run = await AffectedAsync(before, Commit(("svc/sub/go.mod", "module x.test/svc/sub\n")), "x.test/svc", "x.test/svc/sub");
    }

    [Fact]
    public async Task A_lock_file_of_another_ecosystem_belongs_to_the_project_it_lies_in()
    {
        var before = Commit(("scanner/go.mod", "module x.test/scanner\n"), ("scanner/fixtures/yarn.lock", "# yarn lockfile v1\n\n\na@1:\n  version \"1.0.0\"\n"));

        using var run = await AffectedAsync(before, Commit(("scanner/fixtures/yarn.lock", "# yarn lockfile v1\n\n\na@1:\n  version \"1.0.1\"\n")), "x.test/scanner");
    }

    [Fact]
    public async Task A_lock_file_belongs_to_the_project_that_is_written_down_for_its_folder()
    {
        Commit(("projects.yml", "projects: { site: { root: . } }"), ("package.json", """{ "workspaces": ["a"] }"""), ("a/package.json", """{ "name": "a" }"""));
        var before = Commit(("yarn.lock", "# yarn lockfile v1\n\n\nb@1:\n  version \"1.0.0\"\n"));
        detection.Inputs["targets"] = "projects.yml";

        using var run = await AffectedAsync(before, Commit(("yarn.lock", "# yarn lockfile v1\n\n\nb@1:\n  version \"1.0.1\"\n")), "site");
    }

    [Fact]
    public async Task Whoever_may_depend_on_a_package_that_cannot_be_read_is_affected()
    {
        Commit(("package.json", """{ "workspaces": ["packages/*", "apps/*"] }"""), ("apps/web/package.json", """{ "name": "web", "dependencies": { "ui": "*" } }"""));
        var before = Commit(("packages/ui/package.json", "{ broken"), ("packages/ui/a.ts", "1"));

        using var run = await AffectedAsync(before, Commit(("packages/ui/a.ts", "2")), "packages/ui", "web");

        run.Outputs["fallback"].ShouldBe("true");
    }

    [Fact]
    public async Task What_the_user_ignores_describes_no_project_and_belongs_to_the_one_around_it()
    {
        Commit(("projects.yml", "ignore: ['**/fixtures/**']"), ("package.json", """{ "name": "tool" }"""), ("README.md", "1"));
        var before = Commit(("test/fixtures/broken/package.json", "{ broken"), ("test/fixtures/other/package.json", """{ "name": "other" }"""));
        detection.Inputs["targets"] = "projects.yml";

        using var run = await AffectedAsync(before, Commit(("test/fixtures/other/package.json", """{ "name": "another" }""")), "tool");

        run.Outputs["fallback"].ShouldBe("false");
    }

    [Fact]
    public async Task A_manifest_that_is_a_link_says_what_it_leads_to_and_changes_with_it()
    {
        Commit(("a/main.tf", "# a\n"), ("b/main.tf", "# b\n"), ("versions.tf.shared", "# 1\n"), ("README.md", "1"));
        Sandbox.Git(Sandbox.Author, "-c", "alias.link=!ln -s ../versions.tf.shared a/versions.tf", "link");
        var before = Sandbox.CommitAll();
        Sandbox.Push("main");

        using var quiet = await AffectedAsync(before, Commit(("README.md", "2")));
        quiet.Outputs["fallback"].ShouldBe("false");
        using var run = await AffectedAsync(Sandbox.Head, Commit(("versions.tf.shared", "# 2\n")), "a");
    }

    [Fact]
    public async Task A_change_of_the_project_file_affects_everybody_wherever_the_repository_is_checked_out()
    {
        var before = Commit(("projects.yml", "projects: { a: { root: a }, b: { root: b } }"), ("a/x", "1"), ("b/x", "1"));
        var after = Commit(("projects.yml", "projects: { a: { root: a, depends-on: b }, b: { root: b } }"));
        detection.Inputs["targets"] = "projects.yml";
        detection.Inputs["working-directory"] = "repo";
        detection.CheckoutFolder = "repo";

        using var run = await AffectedAsync(before, after, "a", "b");
    }

    public void Dispose() => detection.Dispose();
}
