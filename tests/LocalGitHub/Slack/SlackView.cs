using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalGitHub;

/// <summary>What people see of a message, and whom it mentions (Slack documentation, "Formatting message text").</summary>
public sealed partial class SlackView
{
    private SlackView(IReadOnlyList<string> texts, IReadOnlyList<string> mentions) => (Texts, Mentions) = (texts, mentions);

    /// <summary>The texts of the blocks, in order, without marks and escapes.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>As <c>!here</c>, <c>@U024BE7LH</c>, <c>!subteam^S012</c>.</summary>
    public IReadOnlyList<string> Mentions { get; }

    public static SlackView Of(JsonNode message)
    {
        var mentions = new List<string>();
        var texts = TextObjects(message["blocks"]).Select(text => Shown(text, mentions)).ToList();
        return new SlackView(texts, mentions);
    }

    private static IEnumerable<JsonObject> TextObjects(JsonNode? node) => node switch
    {
        JsonObject { } one when one["text"] is JsonValue => [one],
        JsonObject { } parent => parent.SelectMany(member => TextObjects(member.Value)),
        JsonArray list => list.SelectMany(TextObjects),
        _ => [],
    };

    private static string Shown(JsonObject text, List<string> mentions)
    {
        var words = text["text"]!.GetValue<string>();
        if (text["type"]!.GetValue<string>() == "plain_text") return Unescape(text["emoji"]?.GetValue<bool>() == false ? words : Emoji().Replace(words, "☺"));
        if (text["verbatim"]?.GetValue<bool>() != true) mentions.AddRange(AtSign().Matches(words).Select(match => match.Value));
        mentions.AddRange(Mention().Matches(words).Select(match => match.Groups["whom"].Value));
        words = Link().Replace(words, "${label}");
        words = Quote().Replace(words, "");
        words = Marks().Replace(words, "${inner}");
        return Unescape(Emoji().Replace(words, "☺"));
    }

    // In this order: "&amp;lt;" is "&lt;".
    private static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<address>https?://[^|<>\s]+)\|(?<label>[^<>]*)>")]
    private static partial Regex Link();

    [GeneratedRegex(@"<(?<whom>[@!][^<>]*)>")]
    private static partial Regex Mention();

    [GeneratedRegex(@"@(everyone|channel|here)\b")]
    private static partial Regex AtSign();

    [GeneratedRegex(@"^&gt;", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"(?<mark>[*~`])(?<inner>[^\n*~`]+)\k<mark>|(?<![\p{L}\p{N}])_(?<inner>[^\n_]+)_(?![\p{L}\p{N}])")]
    private static partial Regex Marks();

    [GeneratedRegex(@":[\p{L}\p{N}_+'-]+:")]
    private static partial Regex Emoji();
}
