using LocalGitHub;
using ResolveEnvironment.Tests.Events;
using Testing;

namespace ResolveEnvironment.Tests.Ancestry;

/// <summary>Tags on main and beside it, in checkouts of any depth.</summary>
public sealed class AncestryTests : IDisposable
{
    private readonly GitSandbox sandbox = new();
    private readonly string onMain;
    private readonly string beside;
    private int checkouts;

    public AncestryTests()
    {
        sandbox.Commit("a");
        onMain = sandbox.Commit("b");
        sandbox.Commit("c");
        sandbox.Push("main");
        sandbox.Switch("topic", create: true);
        beside = sandbox.Commit("d");
        sandbox.Push("topic");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_tag_on_the_branch_is_deployed(int depth)
    {
        using var run = await ResolveAsync(onMain, depth);

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, "production");
        run.Log.ShouldContain(depth == 0 ? $"{onMain[..7]} is part of main, by the checkout" : $"{onMain[..7]} is part of main, says GitHub");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_tag_beside_the_branch_is_refused(int depth)
    {
        using var run = await ResolveAsync(beside, depth);

        ShouldRefuse(run, $"{beside[..7]} is not part of main");
    }

    [Fact]
    public async Task A_checkout_that_shows_it_needs_neither_token_nor_network()
    {
        using var run = await (OnTag(onMain) with { Workspace = Checkout(onMain, 0) }).ResolveAsync(("require-ancestry", "main"));

        DefaultMappingTests.ShouldDeployTo(run, "production");
    }

    [Fact]
    public async Task What_cannot_be_told_is_refused()
    {
        using var noToken = await (OnTag(onMain) with { Workspace = Checkout(onMain, 1) }).ResolveAsync(("require-ancestry", "main"));
        using var noBranch = await ResolveAsync(onMain, 1, branch: "trunk");
        using var noAnswer = await ResolveAsync(onMain, 1, fault: FaultKind.ServerError);

        ShouldRefuse(noToken, $"the checkout does not show that {onMain[..7]} is part of main, and without a token GitHub is not asked");
        ShouldRefuse(noBranch, $"GitHub cannot compare {onMain[..7]} with the branch trunk: one of them does not exist, or they share no history");
        ShouldRefuse(noAnswer, "it could not be found out: ");
    }

    [Fact]
    public async Task The_remedy_fits_what_is_wrong()
    {
        using var notMerged = await ResolveAsync(beside, 1);
        using var noBranch = await ResolveAsync(onMain, 1, branch: "trunk");
        using var noCommit = await (Situation.Tag("v1.0.0") with { Sha = "" }).ResolveAsync(("require-ancestry", "main"));

        ShouldRefuse(noCommit, "the event names no commit");
        notMerged.Log.ShouldContain("merge it first");
        noBranch.Log.ShouldContain("Check the name of the branch");
        noCommit.Log.ShouldContain("Start the run by an event that is about a commit");
        foreach (var run in (ActionRun[])[noBranch, noCommit]) run.Log.ShouldNotContain("merge it first");
    }

    [Fact]
    public async Task A_tag_of_the_same_name_is_no_branch()
    {
        sandbox.Git(sandbox.Author, "tag", "release", beside);
        sandbox.Git(sandbox.Author, "push", "-q", "origin", "refs/tags/release");

        using var run = await ResolveAsync(beside, 1, branch: "release");

        ShouldRefuse(run, "the branch release: one of them does not exist");
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        using var run = await ResolveAsync(onMain, 1, permissions: "deployments: read");

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Log.ShouldContain("contents: read");
    }

    [Fact]
    public async Task The_input_is_about_tags_only()
    {
        using var run = await Situation.Push("staging").ResolveAsync(("require-ancestry", "main"));

        DefaultMappingTests.ShouldDeployTo(run, "staging");
    }

    [Fact]
    public async Task A_rule_may_ask_for_it_on_any_ref()
    {
        const string rules = "[{branches: 'hotfix/**', require-ancestry: main, environment: production}]";
        using var good = await (Situation.Push("hotfix/1") with { Sha = onMain, Workspace = Checkout(onMain, 0) }).ResolveAsync(("rules", rules));
        using var bad = await (Situation.Push("hotfix/1") with { Sha = beside, Workspace = Checkout(beside, 0) }).ResolveAsync(("rules", rules));

        DefaultMappingTests.ShouldDeployTo(good, "production");
        ShouldRefuse(bad, "the checkout does not show");
    }

    [Fact]
    public async Task A_choice_by_hand_on_a_tag_is_asked_too()
    {
        using var run = await (Situation.Dispatch("refs/tags/v1.0.0") with { Sha = beside, Workspace = Checkout(beside, 0) }).ResolveAsync(("require-ancestry", "main"), ("environment", "production"), ("hotfix", "true"), ("hotfix-reason", "x"));

        ShouldRefuse(run, "the checkout does not show");
    }

    [Fact]
    public async Task Packed_refs_are_read_too()
    {
        var checkout = Checkout(onMain, 0);
        sandbox.Git(checkout, "pack-refs", "--all");
        File.Exists(Path.Combine(checkout, ".git/refs/remotes/origin/main")).ShouldBeFalse();

        using var run = await (OnTag(onMain) with { Workspace = checkout }).ResolveAsync(("require-ancestry", "main"));

        DefaultMappingTests.ShouldDeployTo(run, "production");
    }

    public void Dispose() => sandbox.Dispose();

    private static void ShouldRefuse(ActionRun run, string why)
    {
        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Outputs["environment"].ShouldBe("");
        run.Outputs["result"].ShouldBe("refused");
        run.Outputs["reason"].ShouldContain(why);
        run.Log.ShouldContain("::error::Nothing is deployed: ");
    }

    private static Situation OnTag(string commit) => Situation.Tag("v1.0.0") with { Sha = commit };

    private async Task<ActionRun> ResolveAsync(string commit, int depth, string branch = "main", string permissions = "contents: read", FaultKind? fault = null)
    {
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = sandbox.Server },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["test-token"] = [permissions] },
            Faults = fault is { } kind ? [new FaultRule(kind)] : [],
        });
        return await (OnTag(commit) with { Workspace = Checkout(commit, depth), Api = github.Address }).ResolveAsync(("require-ancestry", branch), ("token", "test-token"));
    }

    private string Checkout(string commit, int depth)
    {
        var folder = Path.Combine(sandbox.Root, $"checkout-{++checkouts}");
        sandbox.Checkout(commit, depth, folder);
        return folder;
    }
}
