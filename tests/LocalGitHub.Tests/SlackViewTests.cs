using System.Text.Json.Nodes;

namespace LocalGitHub.Tests;

/// <summary>The judge of what Slack shows loses the characters that Slack takes as markup.</summary>
public sealed class SlackViewTests
{
    [Theory]
    [InlineData("mrkdwn", "a &lt; b &amp;amp; c", "a < b &amp; c")]
    [InlineData("mrkdwn", "*b* _i_ ~s~ `c`", "b i s c")]
    [InlineData("mrkdwn", "my_service_name 2 * 3", "my_service_name 2 * 3")]
    [InlineData("mrkdwn", "&gt; quoted", " quoted")]
    [InlineData("mrkdwn", "<https://example.com/?a=1&amp;b=2|see *it*>", "see it")]
    [InlineData("mrkdwn", ":tada: 12:30:45", "☺ 12☺45")]
    [InlineData("plain_text", "*b* :tada: &lt;!here&gt;", "*b* ☺ <!here>")]
    public void Text_is_shown_as_slack_does(string type, string text, string shown) =>
        SlackView.Of(Message(new JsonObject { ["type"] = type, ["text"] = text })).Texts.ShouldBe([shown]);

    [Theory]
    [InlineData("mrkdwn", "<!here> <@U1> &lt;!channel&gt;", true, "!here @U1")]
    [InlineData("mrkdwn", "@channel", true, "")]
    [InlineData("mrkdwn", "@channel", null, "@channel")]
    [InlineData("plain_text", "<!here> @channel", null, "")]
    public void Mentions_are_those_of_markup(string type, string text, bool? isVerbatim, string mentions) =>
        string.Join(' ', SlackView.Of(Message(new JsonObject { ["type"] = type, ["text"] = text, ["verbatim"] = isVerbatim })).Mentions).ShouldBe(mentions);

    private static JsonObject Message(JsonObject text) => new() { ["blocks"] = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = text }) };
}
