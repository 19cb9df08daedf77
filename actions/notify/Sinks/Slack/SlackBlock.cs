using System.Text.Json.Nodes;

namespace Notify.Sinks.Slack;

/// <summary>A block of a message (Slack documentation, "Block Kit: Blocks").</summary>
internal sealed class SlackBlock
{
    private readonly string type;
    private readonly string place;
    private readonly IReadOnlyList<SlackText> texts;

    private SlackBlock(string type, string place, params IReadOnlyList<SlackText> texts) => (this.type, this.place, this.texts) = (type, place, texts);

    /// <summary>Characters of all its texts.</summary>
    public int Length => texts.Sum(text => text.Length);

    public static SlackBlock Header(SlackText text) => new("header", "text", text);

    public static SlackBlock Section(SlackText text) => new("section", "text", text);

    /// <summary>Texts in two columns.</summary>
    public static SlackBlock Fields(IReadOnlyList<SlackText> texts) => new("section", "fields", texts);

    /// <summary>Small print.</summary>
    public static SlackBlock Context(SlackText text) => new("context", "elements", [text]);

    public JsonObject ToJson() => new()
    {
        ["type"] = type,
        [place] = place == "text" ? texts[0].ToJson() : new JsonArray([.. texts.Select(text => text.ToJson())]),
    };
}
