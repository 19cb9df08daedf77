using Actions.Changes;
using Actions.Git;
using Testing;

namespace Changes.Tests;

public sealed class BaseAnswerTests : IDisposable
{
    private readonly Scene scene = new();

    private GitSandbox Sandbox => scene.Sandbox;

    private static Task<BaseAnswer> Ask(ComparingSession session, ComparisonPlan plan) => session.FindBaseAsync(plan, TestContext.Current.CancellationToken);

    private static BaseAnswer Found(string commit, string head, Reason reason) => new BaseAnswer.Found(ObjectId.Parse(commit), ObjectId.Parse(head), reason);

    // A branch with two pushes, while main went on.
    private (string First, string Second, string Main) Branch()
    {
        Sandbox.Switch("topic", create: true);
        var first = Sandbox.Commit("api/b");
        var second = Sandbox.Commit("web/b");
        Sandbox.Push("topic");
        Sandbox.Switch("main");
        var main = Sandbox.Commit("infra/b");
        Sandbox.Push("main");
        return (first, second, main);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(0, "tree:0")]
    [InlineData(0, "blob:none")]
    public async Task That_of_a_pull_request_is_where_it_left_its_target(int depth, string? filter)
    {
        (scene.Depth, scene.Filter) = (depth, filter);
        var (_, head, target) = Branch();
        var merge = Sandbox.PushPullRequestMerge(target, head);

        (await scene.PullRequestAsync(merge, target, head, Ask)).ShouldBe(Found(scene.Root, head, Reason.PrMergeBase), scene.Log);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task That_of_a_push_to_the_default_branch_is_the_state_before(int depth)
    {
        scene.Depth = depth;
        var head = Sandbox.Commit("api/b");
        Sandbox.Push("main");

        (await scene.PushAsync(scene.Root, head, "main", Ask)).ShouldBe(Found(scene.Root, head, Reason.Before), scene.Log);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task That_of_a_second_push_to_a_branch_is_where_the_branch_began(int depth)
    {
        scene.Depth = depth;
        var (first, second, _) = Branch();

        (await scene.PushAsync(first, second, "topic", Ask)).ShouldBe(Found(scene.Root, second, Reason.MergeBase), scene.Log);
    }

    [Fact]
    public async Task That_of_a_branch_merged_already_is_the_state_before_the_push_and_says_so()
    {
        var (first, second, _) = Branch();
        Sandbox.Git(Sandbox.Author, "merge", "-q", "-m", "merge", "topic");
        Sandbox.Push("main");

        var found = (await scene.PushAsync(first, second, "topic", Ask)).ShouldBeOfType<BaseAnswer.Found>(scene.Log);

        (found.Commit, found.Reason).ShouldBe((ObjectId.Parse(first), Reason.Before));
        found.Compromise.ShouldNotBeNull().ShouldContain("only the changes since the last push");
    }

    [Fact]
    public async Task A_pull_request_without_commits_of_its_own_has_its_head_for_a_base() =>
        (await scene.PullRequestAsync(scene.Root, scene.Root, scene.Root, Ask)).ShouldBe(Found(scene.Root, scene.Root, Reason.SameCommit), scene.Log);

    [Fact]
    public async Task The_first_push_has_none() =>
        (await scene.PushAsync(null, scene.Root, "main", Ask)).ShouldBe(new BaseAnswer.Everything(Reason.FirstPushDefaultBranch), scene.Log);

    [Fact]
    public async Task There_is_none_before_the_first_tag()
    {
        scene.Since = new Since.PreviousTag();

        (await scene.PushAsync(null, scene.Root, "main", Ask)).ShouldBe(new BaseAnswer.Everything(Reason.NoPreviousTag), scene.Log);
    }

    [Fact]
    public async Task Of_a_deleted_branch_there_is_nothing_to_look_at() =>
        (await scene.PushAsync(scene.Root, null, "topic", Ask)).ShouldBe(new BaseAnswer.Nothing(), scene.Log);

    [Fact]
    public async Task One_that_cannot_be_found_makes_everything_new_and_says_why()
    {
        (scene.Token, scene.Depth) = (null, 1);
        var head = Sandbox.Commit("api/b");
        Sandbox.Push("main");

        var everything = (await scene.PushAsync(scene.Root, head, "main", Ask)).ShouldBeOfType<BaseAnswer.Everything>(scene.Log);

        everything.Reason.ShouldBe(Reason.UnknownBase);
        everything.Compromise.ShouldNotBeNull().ShouldContain($"{scene.Root[..7]}: not in the checkout, and without a token nothing is fetched");
    }

    [Fact]
    public async Task One_that_cannot_be_found_fails_where_that_is_wanted()
    {
        (scene.Token, scene.Depth, scene.OnUnknownBase) = (null, 1, OnUnknownBase.Fail);
        var head = Sandbox.Commit("api/b");
        Sandbox.Push("main");

        (await scene.PushAsync(scene.Root, head, "main", Ask)).ShouldBeNull();

        scene.Log.ShouldContain("The base of the comparison could not be found: ");
    }

    public void Dispose() => scene.Dispose();
}
