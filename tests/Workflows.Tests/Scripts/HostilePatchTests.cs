using Testing;

namespace Workflows.Tests.Scripts;

/// <summary>What code of packages hands over is taken over only as far as it was allowed.</summary>
public sealed class HostilePatchTests : IDisposable
{
    private const string Paths = """["app/package-lock.json","**/package.json","sub"]""";
    private readonly GitSandbox sandbox = new();
    private readonly StepScript script = StepScript.Of("dependencies", "open-pr", "Take patch over");

    public HostilePatchTests()
    {
        sandbox.Commit("app/package-lock.json", "app/package.json", "sub/file.txt", ".github/workflows/ci.yml", "other.txt");
    }

    [Fact]
    public async Task Takes_over_what_lies_below_the_paths()
    {
        var run = await TakeAsync(PatchOf("app/package-lock.json", "new/package.json", "sub/deep/file.txt"));

        run.ExitCode.ShouldBe(0, run.Log);
        var commit = run.Outputs.Trim()["commit=".Length..];
        sandbox.Git(sandbox.Author, "show", "--name-only", "--format=", commit).Split('\n').ShouldBe(["app/package-lock.json", "new/package.json", "sub/deep/file.txt"]);
    }

    [Theory]
    [InlineData("other.txt", "outside of 'paths'")]
    [InlineData("app/other.txt", "outside of 'paths'")]
    [InlineData(".github/workflows/ci.yml", "outside of 'paths'")]
    [InlineData("sub/.gitattributes", "settings of git")]
    [InlineData("::error::sub", "outside of 'paths'")]
    public async Task Refuses_files_that_were_not_allowed(string file, string why) => Refused(await TakeAsync(PatchOf("app/package.json", file)), why);

    [Fact]
    public async Task Refuses_links()
    {
        File.CreateSymbolicLink(Path.Combine(sandbox.Author, "sub", "hooks"), "../../.git/hooks");

        Refused(await TakeAsync(PatchOf()), "links or submodules");
    }

    [Theory]
    [InlineData("sub/../../evil")]
    [InlineData(".git/hooks/post-checkout")]
    [InlineData("sub/.GIT/config")]
    [InlineData("/etc/evil")]
    public async Task Refuses_paths_that_lead_elsewhere(string path)
    {
        var run = await TakeAsync($"diff --git a/{path} b/{path}\nnew file mode 100755\nindex 0000000..2f58c6b\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+evil\n");

        run.ExitCode.ShouldNotBe(0, run.Log);
        run.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refuses_workflows_even_where_every_path_is_allowed() => Refused(await TakeAsync(PatchOf(".GitHub/workflows/new.yml"), """["**"]"""), "workflows or settings of git");

    [Fact]
    public async Task Writes_no_file_of_the_patch()
    {
        var run = await TakeAsync(PatchOf("sub/new.txt"));

        run.ExitCode.ShouldBe(0, run.Log);
        File.Exists(Path.Combine(sandbox.Author, "sub", "new.txt")).ShouldBeFalse();
    }

    public void Dispose() => sandbox.Dispose();

    private static void Refused(ScriptRun run, string why)
    {
        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain(why);
        run.Lines.ShouldNotContain(line => line.TrimStart().StartsWith("::error::", StringComparison.Ordinal));
        run.Outputs.ShouldBeEmpty();
    }

    // The patch of changed files; the working copy is afterwards as it was.
    private string PatchOf(params string[] files)
    {
        foreach (var file in files) sandbox.Write(file, "changed\n");
        sandbox.Git(sandbox.Author, "add", "--all");
        var patch = sandbox.Git(sandbox.Author, "diff", "--cached", "--binary", "--full-index", "--no-renames", "HEAD") + "\n";
        sandbox.Git(sandbox.Author, "reset", "-q", "--hard");
        return patch;
    }

    private async Task<ScriptRun> TakeAsync(string patch, string paths = Paths)
    {
        var file = Path.Combine(sandbox.Root, "update.patch");
        await File.WriteAllTextAsync(file, patch);
        return await script.RunAsync(sandbox.Author, ("PATCH", file), ("PATHS", paths), ("TITLE", "Update packages"), ("GIT_AUTHOR_NAME", "Bot"), ("GIT_AUTHOR_EMAIL", "bot@example.com"), ("GIT_COMMITTER_NAME", "Bot"), ("GIT_COMMITTER_EMAIL", "bot@example.com"));
    }
}
