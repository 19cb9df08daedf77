using Actions.Toolkit;

namespace ReleaseTree.Tests;

public class CommitTests
{
    [Fact]
    public async Task The_actions_lie_at_the_root_with_their_images_by_digest()
    {
        await using var suite = new Suite();
        var run = (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();
        var digest = YamlTree.As<System.Text.Json.Nodes.JsonObject>(YamlTree.Read(run.Outputs["images"]))["notify"]!.ToString();
        var expected = Suite.Manifest("notify").Replace("  image: docker://ghcr.io/org/actions/notify:main", $"  image: docker://{suite.Registry.Place}/notify@{digest}").TrimEnd('\n');
        suite.Show(run.Actions, "notify/action.yml").ShouldBe(expected);
        suite.Show(run.Actions, "actions/notify/action.yml").ShouldBe(expected);
        suite.Show(run.Release, "notify/action.yml").ShouldBe(expected);
        suite.Show(run.Actions, "setup/action.yml").ShouldBe(suite.Show(suite.Source, "actions/setup/action.yml"));
    }

    [Fact]
    public async Task The_workflows_name_the_actions_by_the_first_commit_and_nothing_else_of_them_changes()
    {
        await using var suite = new Suite();
        var run = (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();
        suite.Show(run.Release, Suite.Deploy).ShouldBe(Suite.DeployText
            .Replace("      - uses: org/actions/ecs-deploy@v1", $"      - uses: acme/actions/ecs-deploy@{run.Actions} # v1.0.0")
            .Replace("uses:   \"org/actions/notify@v1\"   # tells", $"uses:   \"acme/actions/notify@{run.Actions}\"   # v1.0.0 tells")
            .Replace("{ name: again, uses: org/actions/notify@v1, if: always() }", $"{{ name: again, uses: acme/actions/notify@{run.Actions}, if: always() }} # v1.0.0")
            .TrimEnd('\n'));
    }

    [Fact]
    public async Task A_default_that_names_a_workflow_of_the_suite_names_the_repository_it_is_released_from()
    {
        await using var suite = new Suite();
        const string Workflow = ".github/workflows/verify.yml";
        const string Text = "on:\n  workflow_call:\n    inputs:\n      signer:\n        description: who signed, such as org/actions/.github/workflows/deploy.yml\n        default: org/actions/.github/workflows/deploy.yml\n        type: string\njobs:\n  verify:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo\n";
        suite.Write(Workflow, Text);
        suite.Commit();

        var run = (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();

        suite.Show(run.Release, Workflow).ShouldBe(Text.Replace("default: org/actions/", "default: acme/actions/").TrimEnd('\n'));
    }

    [Fact]
    public async Task Each_commit_changes_its_own_files_only_and_follows_the_one_before()
    {
        await using var suite = new Suite();
        var run = (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();
        suite.Git("rev-parse", $"{run.Actions}^@").ShouldBe(suite.Source);
        suite.Git("rev-parse", $"{run.Release}^@").ShouldBe(run.Actions);
        suite.Git("diff-tree", "-r", "--name-status", suite.Source, run.Actions).Split('\n').ShouldBe(
            ["M\tactions/ecs-deploy/action.yml", "M\tactions/notify/action.yml", "A\tecs-deploy/action.yml", "A\tnotify/action.yml", "A\tsetup/action.yml"]);
        suite.Git("diff-tree", "-r", "--name-status", run.Actions, run.Release).ShouldBe($"M\t{Suite.Deploy}");
        suite.Git("fsck", "--strict", "--no-dangling").ShouldBeEmpty();
    }

    [Fact]
    public async Task Line_ends_and_a_mark_of_the_encoding_stay()
    {
        await using var suite = new Suite();
        suite.Git("config", "core.autocrlf", "false");
        var text = "\uFEFF" + Suite.DeployText.ReplaceLineEndings("\r\n");
        suite.Write(Suite.Deploy, text);
        suite.Commit();
        var run = (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();
        var released = suite.Show(run.Release, Suite.Deploy);
        released.ShouldContain($"- uses: acme/actions/ecs-deploy@{run.Actions} # v1.0.0\r\n");
        released.Count(c => c == '\r').ShouldBe(text.Count(c => c == '\r'));
        suite.Git("diff-tree", "-r", "--numstat", run.Actions, run.Release).ShouldBe($"3\t3\t{Suite.Deploy}");
    }

    [Fact]
    public async Task The_same_release_has_the_same_commits_in_any_clone_and_at_any_time()
    {
        await using var suite = new Suite();
        var here = (await suite.ReleaseAsync("1.0.0")).ShouldSucceed();
        var there = (await ReleaseRun.OfAsync(suite.Clone("elsewhere"), ReleaseRun.Arguments(suite, "1.0.0"), ("TZ", "Pacific/Auckland"), ("GIT_AUTHOR_NAME", "Somebody"))).ShouldSucceed();
        there.Actions.ShouldBe(here.Actions);
        there.Release.ShouldBe(here.Release);
        suite.Git("show", "-s", "--format=%an %ae %aI %cn %cI", here.Release).ShouldBe(suite.Git("show", "-s", "--format=%an %ae %aI %cn %cI", suite.Source));
    }

    [Fact]
    public async Task Neither_files_nor_index_nor_branches_are_touched()
    {
        await using var suite = new Suite();
        suite.Write("README.md", "changed and staged\n");
        suite.Git("add", "README.md");
        suite.Write("new.txt", "new\n");
        var before = State(suite);
        (await suite.ReleaseAsync("1.0.0", "--tag", "--commit", suite.Source)).ShouldSucceed();
        State(suite).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_checked_out_is_released_only_as_it_was_committed()
    {
        await using var suite = new Suite();
        suite.Write("new.txt", "new\n");
        (await suite.ReleaseAsync("1.0.0")).ShouldBeRefused("1 files differ, such as 'new.txt'", "--commit");
    }

    [Fact]
    public async Task A_dry_run_prints_both_differences_and_sets_no_tag()
    {
        await using var suite = new Suite();
        var run = (await suite.ReleaseAsync("1.0.0", "--dry-run", "--tag")).ShouldSucceed();
        run.Result.ShouldBe("planned");
        run.Log.ShouldContain("+++ b/notify/action.yml");
        run.Log.ShouldContain($"+      - uses: acme/actions/ecs-deploy@{run.Actions} # v1.0.0");
        run.Log.ShouldContain("v1: would move to 1.0.0");
        suite.Git("tag").ShouldBeEmpty();
    }

    private static string State(Suite suite) =>
        string.Join('\n', suite.Git("status", "--porcelain"), suite.Git("for-each-ref", "refs/heads"), suite.Git("ls-files", "--stage"), suite.Git("symbolic-ref", "HEAD"));
}
