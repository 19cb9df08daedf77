using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Messages;
using Notify.Sinks.Teams;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Teams;

/// <summary>The renderer of Adaptive Cards finds nothing wrong, and shows what the local judge says it does.</summary>
public sealed class CardJudgeTests
{
    private static readonly NodeTool Node = new("Notify.Tests", "judges-cards");

    [Fact]
    public async Task Cards_are_valid_and_show_what_was_said()
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"Cards were not rendered: {missing}");
        var random = new RandomNotifications(5);
        var cards = Enumerable.Range(0, 500).Select(trial => TeamsCardWriter.Write(MessageWriter.Write(random.Next(8)))).ToList();

        var answers = JsonNode.Parse(await Node.RunAsync("cards.js", new JsonArray([.. cards]).ToJsonString(), TestContext.Current.CancellationToken))!.AsArray();

        answers.Count.ShouldBe(cards.Count);
        foreach (var (card, answer) in cards.Zip(answers))
        {
            answer!["problems"]!.AsArray().ShouldBeEmpty();
            answer["shown"]!.AsArray().Select(text => Visible(text!.GetValue<string>())).ShouldBe(TeamsView.Texts(card).Select(Visible));
        }
    }

    // Markdown drops blanks around a text, and takes a byte order mark for one.
    private static string Visible(string text) => text.Trim(' ', '\t', '\u00a0', '\u2028', '\u2029', '\ufeff');
}
