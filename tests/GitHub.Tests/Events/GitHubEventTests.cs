using System.Text;
using Actions.GitHub;

namespace GitHub.Tests.Events;

public sealed class GitHubEventTests
{
    private const string Zeros = "0000000000000000000000000000000000000000";
    private static readonly string Old = new('a', 40);
    private static readonly string New = new('b', 40);

    private static GitHubEvent Parse(string name, string json) => GitHubEvent.Parse(name, Encoding.UTF8.GetBytes(json));

    [Fact]
    public void A_push_tells_before_after_and_the_default_branch()
    {
        var push = Parse("push", $$$"""
            {"ref":"refs/heads/main","before":"{{{Old}}}","after":"{{{New}}}","forced":true,"created":false,"deleted":false,"base_ref":null,
             "head_commit":{"message":"Fix\n::error::x"},"sender":{"login":"octocat"},
             "repository":{"full_name":"acme/shop","default_branch":"main","private":true,"clone_url":"https://x/acme/shop.git"}}
            """);

        push.Ref.ShouldBe("refs/heads/main");
        push.Before.ShouldBe(Old);
        push.After.ShouldBe(New);
        push.Forced.ShouldBeTrue();
        push.IsNewRef.ShouldBeFalse();
        push.Deleted.ShouldBeFalse();
        push.BaseRef.ShouldBeNull();
        push.Repository.ShouldNotBeNull().DefaultBranch.ShouldBe("main");
        push.Repository.Private.ShouldBeTrue();
        push.HeadCommitMessage.ShouldBe("Fix\n::error::x");
        push.Sender.ShouldBe("octocat");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    public void Zeros_before_mean_a_new_ref(int digits)
    {
        var push = Parse("push", $$"""{"before":"{{new string('0', digits)}}","after":"{{new string('c', digits)}}"}""");

        push.Before.ShouldBeNull();
        push.IsNewRef.ShouldBeTrue();
        push.After.ShouldBe(new string('c', digits));
    }

    [Fact]
    public void Zeros_after_mean_a_deleted_ref()
    {
        var push = Parse("push", $$"""{"before":"{{Old}}","after":"{{Zeros}}","deleted":true}""");

        push.After.ShouldBeNull();
        push.Deleted.ShouldBeTrue();
        push.IsNewRef.ShouldBeFalse();
    }

    [Theory]
    [InlineData("--upload-pack=sh")]
    [InlineData("HEAD")]
    [InlineData("aaaa")]
    [InlineData("gggggggggggggggggggggggggggggggggggggggg")]
    public void A_commit_id_that_is_not_hexadecimal_is_left_out(string before) =>
        Parse("push", $$"""{"before":"{{before}}"}""").Before.ShouldBeNull();

    [Fact]
    public void A_pull_request_from_a_fork_is_told_apart()
    {
        var pull = Parse("pull_request", $$$"""
            {"action":"synchronize","number":7,"pull_request":{"number":7,"draft":true,"changed_files":3,"merge_commit_sha":"{{{Zeros[..39]}}}1",
              "base":{"ref":"main","sha":"{{{Old}}}","repo":{"full_name":"acme/shop","fork":false}},
              "head":{"ref":"feature/x","sha":"{{{New}}}","repo":{"full_name":"someone/shop","fork":true} } } }
            """).PullRequest.ShouldNotBeNull();

        pull.Number.ShouldBe(7);
        pull.Base.Ref.ShouldBe("main");
        pull.Base.Sha.ShouldBe(Old);
        pull.Head.Sha.ShouldBe(New);
        pull.Head.Repository.ShouldNotBeNull().Fork.ShouldBeTrue();
        pull.IsFromFork.ShouldBeTrue();
        pull.Draft.ShouldBeTrue();
        pull.ChangedFiles.ShouldBe(3);
        pull.MergeCommitSha.ShouldNotBeNull();
    }

    [Fact]
    public void A_pull_request_between_branches_of_a_repository_that_is_itself_a_fork_is_not_from_a_fork()
    {
        var pull = Parse("pull_request", """
            {"pull_request":{"base":{"repo":{"full_name":"acme/shop","fork":true}},"head":{"repo":{"full_name":"Acme/shop","fork":true}}}}
            """);

        pull.PullRequest.ShouldNotBeNull().IsFromFork.ShouldBeFalse();
    }

    [Fact]
    public void A_pull_request_whose_head_repository_was_deleted_counts_as_a_fork() =>
        Parse("pull_request", """{"pull_request":{"base":{"repo":{"full_name":"acme/shop"}},"head":{"repo":null}}}""")
            .PullRequest.ShouldNotBeNull().IsFromFork.ShouldBeTrue();

    [Fact]
    public void A_comment_on_a_pull_request_tells_its_number_and_a_comment_on_an_issue_does_not()
    {
        Parse("issue_comment", """{"issue":{"number":12,"pull_request":{"url":"x"}}}""").PullRequestNumber.ShouldBe(12);
        Parse("issue_comment", """{"issue":{"number":12}}""").PullRequestNumber.ShouldBeNull();
    }

    [Fact]
    public void A_merge_group_tells_base_and_head()
    {
        var group = Parse("merge_group", $$$"""{"merge_group":{"base_sha":"{{{Old}}}","head_sha":"{{{New}}}","base_ref":"refs/heads/main"}}""")
            .MergeGroup.ShouldNotBeNull();

        group.BaseSha.ShouldBe(Old);
        group.HeadSha.ShouldBe(New);
        group.BaseRef.ShouldBe("refs/heads/main");
    }

    [Fact]
    public void A_workflow_run_tells_the_commit_it_ran_for_and_whose_it_is()
    {
        var run = Parse("workflow_run", $$$"""
            {"workflow_run":{"id":30000000000,"event":"pull_request","conclusion":"success","head_sha":"{{{New}}}","head_branch":"main",
              "head_repository":{"full_name":"someone/shop"},"pull_requests":[{"number":3,"base":{"sha":"{{{Old}}}"}},null]}}
            """).WorkflowRun.ShouldNotBeNull();

        run.Id.ShouldBe(30000000000);
        run.HeadSha.ShouldBe(New);
        run.HeadRepository.ShouldNotBeNull().FullName.ShouldBe("someone/shop");
        run.PullRequests.ShouldHaveSingleItem().Base.Sha.ShouldBe(Old);
    }

    [Fact]
    public void Inputs_of_a_dispatch_are_texts()
    {
        var inputs = Parse("workflow_dispatch", """{"ref":"refs/heads/main","inputs":{"environment":"staging","force":true,"count":3,"none":null}}""").Inputs;

        inputs.ShouldBe(new Dictionary<string, string> { ["environment"] = "staging", ["force"] = "true", ["count"] = "3" });
    }

    [Fact]
    public void A_release_tells_its_tag() => Parse("release", """{"release":{"tag_name":"v1.2.3"}}""").ReleaseTag.ShouldBe("v1.2.3");

    [Fact]
    public void Fields_of_another_type_are_as_if_missing()
    {
        var odd = Parse("push", """{"ref":5,"before":{},"forced":"yes","repository":[],"pull_request":"x","inputs":null}""");

        odd.Ref.ShouldBeNull();
        odd.Before.ShouldBeNull();
        odd.Forced.ShouldBeFalse();
        odd.Repository.ShouldBeNull();
        odd.PullRequest.ShouldBeNull();
        odd.Inputs.ShouldBeEmpty();
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm() => Parse("push", "\uFEFF{\"ref\":\"refs/heads/x\"}").Ref.ShouldBe("refs/heads/x");

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"a\":")]
    [InlineData("[1]")]
    public void A_payload_that_is_no_json_object_is_refused_with_the_reason(string json) =>
        Should.Throw<FormatException>(() => Parse("push", json)).Message.ShouldStartWith("The event payload is");
}
