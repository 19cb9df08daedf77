using System.Text;
using Actions.Toolkit;
using Testing;

namespace Actions.Git.Tests;

public sealed class ScratchRepositoryTests : IDisposable
{
    private const int Largest = 100_000;

    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal) { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };
    private readonly GitSandbox sandbox = new();

    private string Checkout => Path.Combine(sandbox.Root, "checkout");

    private GitRemote Remote => new(sandbox.ServerUrl, "acme/shop", null, new Masks(_ => { }));

    private ScratchRepository Open() =>
        ScratchRepository.Create(new GitProgram(new ProcessRunner(TimeProvider.System), Variables), GitCheckout.Find(Checkout), sha256: false);

    [Fact]
    public async Task Diffs_commits_of_the_checkout()
    {
        var before = ObjectId.Parse(sandbox.Commit("api/a", "web/b"));
        sandbox.Git(sandbox.Author, "rm", "-q", "web/b");
        var after = ObjectId.Parse(sandbox.Commit("api/a", "docs/c"));
        sandbox.Push("main");
        sandbox.Checkout(after.Hex, depth: 0, Checkout);
        using var repository = Open();

        var changes = await repository.DiffAsync(before, after, Never);

        changes.Select(change => $"{change.Status} {change.Path}").ShouldBe(["Modified api/a", "Added docs/c", "Deleted web/b"]);
        (await repository.ListFilesAsync(after, Never)).Select(file => file.Path).ShouldBe(["api/a", "docs/c"]);
    }

    [Fact]
    public async Task Tells_the_commits_between_two_with_parents_and_whole_messages()
    {
        var first = ObjectId.Parse(sandbox.Commit("a"));
        sandbox.Switch("topic", create: true);
        var topic = ObjectId.Parse(sandbox.CommitSaying("feat: ünïcode\n\nbody\n\nfooter: x", "b"));
        sandbox.Switch("main");
        var silent = ObjectId.Parse(sandbox.CommitSaying("", "c"));
        sandbox.Git(sandbox.Author, "merge", "-q", "--no-ff", "-m", "Merge topic", "topic");
        var merge = ObjectId.Parse(sandbox.Head);
        sandbox.Push("main");
        sandbox.Checkout(merge.Hex, depth: 0, Checkout);
        using var repository = Open();

        var log = await repository.LogAsync(merge, first, Never);

        log.Select(commit => commit.Id).ShouldBe([merge, topic, silent], ignoreOrder: true);
        log[0].ShouldSatisfyAllConditions(commit => commit.IsMerge.ShouldBeTrue(), commit => commit.Parents.ShouldBe([silent, topic]), commit => commit.Message.ShouldBe("Merge topic"));
        log.Single(commit => commit.Id == topic).Message.ShouldBe("feat: ünïcode\n\nbody\n\nfooter: x");
        log.Single(commit => commit.Id == silent).Message.ShouldBe("");
        (await repository.LogAsync(first, null, Never)).ShouldHaveSingleItem().Parents.ShouldBeEmpty();
        (await repository.AncestorsAsync(topic, Never)).ShouldBe([first, topic], ignoreOrder: true);
        await Should.ThrowAsync<WorldError>(() => repository.LogAsync(ObjectId.Parse(new string('b', 40)), null, Never));
    }

    [Fact]
    public async Task A_missing_commit_is_found_missing_then_fetched_alone()
    {
        var before = ObjectId.Parse(sandbox.Commit("a"));
        sandbox.Commit("b");
        var after = ObjectId.Parse(sandbox.Commit("c"));
        sandbox.Push("main");
        sandbox.Checkout(after.Hex, depth: 1, Checkout);
        using var repository = Open();
        (await repository.FindAsync([before, after], Never)).Keys.ShouldBe([after]);

        (await repository.FetchAsync(Remote, [before], FetchDepth.Snapshot, Never)).ShouldBeNull();

        (await repository.FindAsync([before, after], Never)).Keys.ShouldBe([before, after], ignoreOrder: true);
        (await repository.DiffAsync(before, after, Never)).Select(change => change.Path.Text).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task What_the_server_forgot_is_said_and_nothing_is_made_up()
    {
        var head = ObjectId.Parse(sandbox.Commit("a"));
        sandbox.Push("main");
        sandbox.Checkout(head.Hex, depth: 1, Checkout);
        using var repository = Open();
        var unknown = ObjectId.Parse(new string('1', 40));

        (await repository.FetchAsync(Remote, [unknown], FetchDepth.Snapshot, Never)).ShouldNotBeNull().ShouldContain("not our ref");
        (await repository.FindAsync([unknown], Never)).ShouldBeEmpty();
        await Should.ThrowAsync<WorldError>(() => repository.DiffAsync(unknown, head, Never));
    }

    [Fact]
    public async Task One_process_answers_all_comparisons_also_after_it_was_asked_for_what_is_not_here()
    {
        var before = ObjectId.Parse(sandbox.Commit("a"));
        var after = ObjectId.Parse(sandbox.Commit("b"));
        sandbox.Push("main");
        sandbox.Checkout(after.Hex, depth: 0, Checkout);
        using var repository = Open();
        var unknown = ObjectId.Parse(new string('1', 40));

        (await repository.DiffAsync(before, after, Never)).ShouldHaveSingleItem().Path.Text.ShouldBe("b");
        (await repository.DiffAsync(after, before, Never)).ShouldHaveSingleItem().Status.ShouldBe(ChangeStatus.Deleted);
        (await repository.DiffAsync(after, after, Never)).ShouldBeEmpty();
        (await repository.TryDiffAsync(before, unknown, Never)).ShouldBeNull();
        (await repository.ListFilesAsync(after, Never)).Count.ShouldBe(2);
        repository.GitProcesses.ShouldBe(1);

        (await repository.TryDiffAsync(unknown, after, Never)).ShouldBeNull();
        (await repository.DiffAsync(before, after, Never)).ShouldHaveSingleItem();
        repository.GitProcesses.ShouldBe(2);
    }

    [Fact]
    public async Task Contents_are_read_in_one_process_and_the_missing_and_the_huge_are_named()
    {
        sandbox.Write("small", "content\n");
        sandbox.Write("binary", "a\0b\n\n");
        sandbox.Write("empty", "");
        sandbox.Write("huge", new string('x', Largest + 1));
        var head = ObjectId.Parse(sandbox.CommitAll());
        sandbox.Push("main");
        sandbox.Checkout(head.Hex, depth: 0, Checkout);
        using var repository = Open();
        var ids = (await repository.ListFilesAsync(head, Never)).ToDictionary(file => file.Path, file => file.Id);
        var unknown = ObjectId.Parse(new string('1', 40));

        var read = await repository.ReadAsync([unknown, .. ids.Values, head], Largest, remote: null, Never);

        read.Missing.ShouldBe([unknown, head]);
        read.TooLarge.ShouldBe(new Dictionary<ObjectId, long> { [ids["huge"]] = Largest + 1 });
        read.Contents.ToDictionary(one => one.Key, one => Encoding.UTF8.GetString(one.Value.Span))
            .ShouldBe(new Dictionary<ObjectId, string> { [ids["small"]] = "content\n", [ids["binary"]] = "a\0b\n\n", [ids["empty"]] = "" }, ignoreOrder: true);
        repository.GitProcesses.ShouldBe(2);
        (await repository.ReadAsync([], Largest, remote: null, Never)).Contents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Contents_that_a_fetch_left_out_come_in_one_more()
    {
        var before = ObjectId.Parse(sandbox.Commit("a", "b"));
        var after = ObjectId.Parse(sandbox.Commit("a", "b"));
        sandbox.Push("main");
        sandbox.Checkout(after.Hex, depth: 1, Checkout);
        using var repository = Open();
        await repository.FetchAsync(Remote, [before], FetchDepth.Snapshot, Never);
        var ids = (await repository.ListFilesAsync(before, Never)).Select(file => file.Id).ToList();
        (await repository.ReadAsync(ids, Largest, remote: null, Never)).Missing.ShouldBe(ids);

        (await repository.ReadAsync(ids, Largest, Remote, Never)).Contents.Count.ShouldBe(2);

        repository.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Contents_that_the_server_does_not_have_stay_missing_with_what_git_says()
    {
        var head = ObjectId.Parse(sandbox.Commit("a"));
        sandbox.Push("main");
        sandbox.Checkout(head.Hex, depth: 1, Checkout);
        using var repository = Open();
        var unknown = ObjectId.Parse(new string('1', 40));

        var read = await repository.ReadAsync([unknown], Largest, Remote, Never);

        read.Missing.ShouldBe([unknown]);
        read.Problem.ShouldNotBeNull().ShouldContain("not our ref");
    }

    [Fact]
    public async Task The_merge_of_a_pull_request_tells_the_merge_base_in_one_process()
    {
        var root = ObjectId.Parse(sandbox.Commit("a"));
        sandbox.Switch("topic", create: true);
        var head = ObjectId.Parse(sandbox.Commit("b"));
        sandbox.Switch("main");
        var target = ObjectId.Parse(sandbox.Commit("c"));
        sandbox.Push("main");
        var merge = ObjectId.Parse(sandbox.PushPullRequestMerge(target.Hex, head.Hex));
        sandbox.Checkout(merge.Hex, depth: 0, Checkout);
        using var repository = Open();

        (await repository.ReadMergeAsync(merge, head, Never)).ShouldBe(new MergeBase(root, 1));
        repository.GitProcesses.ShouldBe(1);
        (await repository.ReadMergeAsync(merge, root, Never)).ShouldBeNull("it merges another head");
        (await repository.ReadMergeAsync(head, head, Never)).ShouldBeNull("it is no merge");
    }

    [Fact]
    public async Task The_merge_base_is_found_in_history_fetched_without_folders()
    {
        var root = ObjectId.Parse(sandbox.Commit("a"));
        sandbox.Switch("topic", create: true);
        sandbox.Commit("b");
        var topic = ObjectId.Parse(sandbox.Commit("c"));
        sandbox.Switch("main");
        var main = ObjectId.Parse(sandbox.Commit("d"));
        sandbox.Push("main");
        sandbox.Push("topic");
        sandbox.Checkout(topic.Hex, depth: 1, Checkout);
        using var repository = Open();
        (await repository.MergeBaseAsync(topic, main, Never)).ShouldBeNull();

        (await repository.FetchAsync(Remote, [topic, main], FetchDepth.History(200), Never)).ShouldBeNull();

        (await repository.MergeBaseAsync(topic, main, Never)).ShouldBe(new MergeBase(root, 1));
        (await repository.FindAsync([root], Never)).ShouldBeEmpty("its folders were not fetched");
        (await repository.FetchAsync(Remote, [root], FetchDepth.Snapshot, Never)).ShouldBeNull();
        (await repository.DiffAsync(root, topic, Never)).Select(change => change.Path.Text).ShouldBe(["b", "c"]);
    }

    // main: r - m - n - merge of old(o)      topic starts at n and merges old too: with short history only o seems common.
    [Fact]
    public async Task A_merge_base_that_cut_history_could_fake_is_not_given()
    {
        sandbox.Commit("r");
        sandbox.Switch("old", create: true);
        sandbox.Commit("o");
        sandbox.Switch("main");
        var parting = ObjectId.Parse(sandbox.Commit("m"));
        sandbox.Switch("topic", create: true);
        for (var i = 0; i < 6; i++) sandbox.Commit("topic");
        sandbox.Git(sandbox.Author, "merge", "-q", "--no-ff", "-m", "old into topic", "old");
        var topic = ObjectId.Parse(sandbox.Head);
        sandbox.Switch("main");
        sandbox.Git(sandbox.Author, "merge", "-q", "--no-ff", "-m", "old into main", "old");
        var main = ObjectId.Parse(sandbox.Head);
        sandbox.Push("main");
        sandbox.Push("topic");
        sandbox.Checkout(topic.Hex, depth: 1, Checkout);
        using var repository = Open();

        await repository.FetchAsync(Remote, [topic, main], FetchDepth.History(3), Never);
        (await repository.MergeBaseAsync(topic, main, Never)).ShouldBeNull();

        await repository.FetchAsync(Remote, [topic, main], FetchDepth.History(20), Never);
        (await repository.MergeBaseAsync(topic, main, Never))!.Count.ShouldBe(2);
        sandbox.Git(sandbox.Author, "merge-base", "--all", topic.Hex, main.Hex).ShouldContain(parting.Hex);
    }

    [Fact]
    public async Task The_remote_says_what_a_name_is()
    {
        var first = sandbox.Commit("a");
        sandbox.Git(sandbox.Author, "tag", "-a", "-m", "annotated", "both", first);
        sandbox.Git(sandbox.Author, "branch", "both");
        var second = sandbox.Commit("b");
        sandbox.Push("main");
        sandbox.Git(sandbox.Author, "push", "-q", "origin", "refs/heads/both", "refs/tags/both");
        sandbox.Checkout(second, depth: 1, Checkout);
        using var repository = Open();

        (await repository.RefsAsync(Remote, "both", Never)).ShouldBe(new GitRefs(ObjectId.Parse(first), ObjectId.Parse(first)));
        (await repository.RefsAsync(Remote, "main", Never)).ShouldBe(new GitRefs(ObjectId.Parse(second), null));
        (await repository.RefsAsync(Remote, "nothing", Never)).ShouldBe(new GitRefs(null, null));
        (await repository.TagsAsync(Remote, Never)).ShouldBe(new Dictionary<string, ObjectId> { ["both"] = ObjectId.Parse(first) });
    }

    [Fact]
    public async Task Parents_are_read_from_a_commit_whose_history_is_cut()
    {
        var parent = ObjectId.Parse(sandbox.Commit("a"));
        var head = ObjectId.Parse(sandbox.Commit("b"));
        sandbox.Push("main");
        sandbox.Checkout(head.Hex, depth: 1, Checkout);
        using var repository = Open();

        (await repository.ParentsAsync(head, Never)).ShouldBe([parent]);
        (await repository.ParentsAsync(parent, Never)).ShouldBeNull();
    }

    [Fact]
    public void A_folder_without_repository_is_the_users_to_mend() =>
        Should.Throw<UserError>(() => GitCheckout.Find(Directory.CreateDirectory(Path.Combine(sandbox.Root, "empty")).FullName))
            .FullText.ShouldContain("actions/checkout");

    public void Dispose() => sandbox.Dispose();
}
