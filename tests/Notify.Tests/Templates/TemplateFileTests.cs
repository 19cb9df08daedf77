using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Templates;

public sealed class TemplateFileTests
{
    [Fact]
    public async Task A_sink_uses_its_own_template_and_the_others_the_common_one()
    {
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { Webhooks = new HashSet<string> { "T1/B1/x" }, TeamsWorkflows = new Dictionary<string, string> { ["w1"] = "s1" } });
        using var run = With("slack=slack.txt\ncommon.txt", ("slack.txt", "for Slack: {{status}}"), ("common.txt", "for all: {{status}}"))
            .Input("slack-webhook-url", server.Webhook("T1/B1/x").AbsoluteUri)
            .Input("teams-webhook-url", server.TeamsWebhook("w1").AbsoluteUri);
        await run.NotifyAsync();

        run.Outputs["delivered-count"].ShouldBe("2");
        SlackView.Of(JsonNode.Parse(server.Requests.Single(request => request.Path.StartsWith("/services/", StringComparison.Ordinal)).Body)!).Texts.ShouldContain("for Slack: success");
        TeamsView.Texts(JsonNode.Parse(server.TeamsRuns[0].Body)!).ShouldContain("for all: success");
    }

    [Theory]
    [InlineData("own.txt", "{{sttus}}", "Input 'template-file': 'own.txt' is not allowed: line 1, column 1: there is no field 'sttus' (did you mean 'status'?)")]
    [InlineData("missing.txt", "", "Input 'template-file': 'missing.txt' is not allowed: there is no such file in the workspace. Is the repository checked out?")]
    [InlineData("slak=own.txt", "", "Input 'template-file': 'slak=own.txt' is not allowed: expected one of slack, teams,")]
    [InlineData("../own.txt", "", "Input 'template-file': '../own.txt' is not allowed: ")]
    public async Task What_is_wrong_ends_the_step(string input, string text, string problem)
    {
        using var run = With(input, ("own.txt", text));
        await run.NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(problem);
    }

    [Fact]
    public async Task A_template_has_a_size()
    {
        using var run = With("own.txt", ("own.txt", new string('x', 100_001)));
        await run.NotifyAsync();

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("a template has at most 100,000 bytes");
    }

    private static ActionRun With(string input, params (string Name, string Text)[] files)
    {
        var run = NotifyRun.Of().Input("template-file", input);
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(run.Workspace, name), text);
        return run;
    }
}
