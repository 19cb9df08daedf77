namespace ReleaseTree.Tests;

/// <summary>What stands before a release: settings of the repository, and the version that came before.</summary>
public class SettingsScriptTests
{
    private const string GoodEnvironment = """{"protection_rules":[{"type":"required_reviewers","prevent_self_review":true}],"deployment_branch_policy":{"protected_branches":true}}""";

    [Fact]
    public async Task A_repository_that_protects_its_releases_is_let_through()
    {
        var run = await CheckAsync(GoodEnvironment, "update\\ndeletion", "refs/heads/main", "true");
        run.ExitCode.ShouldBe(0, run.Log);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_told_at_once() =>
        (await CheckAsync("""{"protection_rules":[{"type":"required_reviewers","prevent_self_review":false}],"deployment_branch_policy":null}""", "creation", "refs/heads/feature", "false")).ShouldBeRefused(
            "for the branch 'main' only, not for 'refs/heads/feature'", "No rule protects the branch 'main'", "lets who starts a release approve it", "is open to other branches than protected ones",
            "has the rule 'update'", "has the rule 'deletion'");

    [Theory]
    [InlineData("1.0.0", "", "false")]
    [InlineData("1.0.1", "1.0.0", "false")]
    [InlineData("1.2.0", "1.1.0", "false")]
    [InlineData("1.10.0", "1.1.0", "true")]
    [InlineData("1.11.0-rc.1", "1.10.0", "true")]
    [InlineData("2.0.0", "", "true")]
    [InlineData("2.1.0", "2.0.0", "true")]
    public async Task The_release_before_is_the_highest_one_below_of_the_same_major_version(string version, string previous, string isNewest)
    {
        await using var suite = new Suite();
        foreach (var tag in (string[])["v1.0.0", "v1.1.0", "v1.10.0", "v2.0.0-rc.1", "v2.0.0", "v1", "v1.1"]) suite.Git("tag", tag);
        var run = await ScriptRun.OfAsync("collect-facts", suite.Folder, [], ("VERSION", version), ("OWNER", "Acme"));
        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs.ShouldBe($"is-newest={isNewest}\nprevious={previous}\nregistry=ghcr.io/acme/actions\nactions=[\"ecs-deploy\",\"notify\"]\n");
    }

    [Fact]
    public async Task Without_anything_to_release_the_run_ends() =>
        (await ScriptRun.OfAsync("collect-facts", Path.GetTempPath(), [], ("VERSION", ""), ("OWNER", "acme"))).ShouldBeRefused("no commit since the last release");

    private static async Task<ScriptRun> CheckAsync(string environment, string rules, string gitRef, string isProtected)
    {
        var gh = $"case \"$*\" in *environments/release*) echo '{environment}';; *rulesets\\?*) echo 7;; *rulesets/7*) printf '{rules}\\n';; esac";
        return await ScriptRun.OfAsync(
            "check-settings", Path.GetTempPath(), [("gh", gh)], ("DEFAULT_BRANCH", "main"), ("REF_PROTECTED", isProtected), ("GITHUB_REF", gitRef), ("GITHUB_REPOSITORY", "acme/actions"));
    }
}
