using LocalGitHub;

namespace Release.Tests;

public sealed class LabelTests
{
    [Theory]
    [InlineData("Breaking", "2.0.0")]
    [InlineData("enhancement", "1.1.0")]
    [InlineData("kind: fix", "1.0.1")]
    [InlineData("unknown", "1.1.0")]
    public async Task Labels_of_pull_requests_go_before_messages(string label, string version)
    {
        var pulls = new List<LocalPullRequest>();
        await using var world = await ReleaseWorld.StartAsync(options => options with { PullRequests = pulls });
        world.Tag("v1.0.0", world.Commit("feat: sell things", "shop.txt"));
        pulls.Add(new LocalPullRequest(1, world.Commit("feat: more", "shop.txt")) { IsOpen = false, Labels = [label] });

        var run = await world.RunAsync(("bump-labels", "breaking: major\nenhancement: minor\nkind: fix: patch"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["version"].ShouldBe(version);
    }

    [Theory]
    [InlineData("breaking: enormous")]
    [InlineData("breaking")]
    [InlineData(": major")]
    public async Task A_line_of_another_form_is_refused(string line)
    {
        await using var world = await ReleaseWorld.StartAsync();
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("bump-labels", line));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain($"'{line}' is not allowed");
    }
}
