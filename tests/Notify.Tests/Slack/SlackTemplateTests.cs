using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Tests.Support;

namespace Notify.Tests.Slack;

public sealed class SlackTemplateTests
{
    [Fact]
    public async Task Own_words_stand_in_place_of_the_reason_the_facts_and_the_lists()
    {
        var message = await SendAsync("*{{service}}*: {{reason}} <{{run-url}}|log>\n", "a < b & c");

        SlackView.Of(message).Texts.ShouldBe(["❌ deploy of checkout failed", "checkout: a < b & c log", "Run · Compare"]);
        message["blocks"]![1]!["text"]!["text"]!.GetValue<string>().ShouldBe("*checkout*: a &lt; b &amp; c <https://github.com/acme/shop/actions/runs/1001|log>");
    }

    [Fact]
    public async Task They_mention_nobody()
    {
        var message = await SendAsync("<!here> <@U024BE7LH> <!date^1392734382^{date}|February> {{reason}}", "<!channel>");

        SlackView.Of(message).Mentions.ShouldBe(["!date^1392734382^{date}|February"]);
    }

    [Fact]
    public async Task They_are_cut_between_links_and_escaped_characters()
    {
        var long1 = await SendAsync("{{reason}}", new string('<', 1_000));
        var long2 = await SendAsync(new string('x', 2_990) + "<https://example.com/|here>", "none");

        long1["blocks"]![1]!["text"]!["text"]!.GetValue<string>().ShouldBe(string.Concat(Enumerable.Repeat("&lt;", 749)) + "…");
        long2["blocks"]![1]!["text"]!["text"]!.GetValue<string>().ShouldBe(new string('x', 2_990) + "…");
    }

    [Fact]
    public async Task An_empty_template_leaves_title_and_links()
    {
        var message = await SendAsync("{{failed-step}}\n", "none");

        SlackView.Of(message).Texts.ShouldBe(["❌ deploy of checkout failed", "Run · Compare"]);
    }

    private static async Task<JsonNode> SendAsync(string template, string reason)
    {
        await using var place = await SlackPlace.OpenAsync();
        using var run = place.Webhook("failure").Input("service", "checkout").Input("reason", reason).Input("template-file", "slack=slack.txt");
        await File.WriteAllTextAsync(Path.Combine(run.Workspace, "slack.txt"), template);
        await run.NotifyAsync();

        run.Outputs["delivered-count"].ShouldBe("1", run.Log);
        return JsonNode.Parse(place.Server.Requests.ShouldHaveSingleItem().Body)!;
    }
}
