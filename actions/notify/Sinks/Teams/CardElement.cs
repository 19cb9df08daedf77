using System.Text.Json.Nodes;

namespace Notify.Sinks.Teams;

/// <summary>Elements of Adaptive Cards 1.4 (Microsoft documentation, "Adaptive Cards: Schema explorer").</summary>
internal static class CardElement
{
    /// <summary>A line that is shown as it is: runs know no Markdown.</summary>
    public static JsonObject Line(params IReadOnlyList<JsonObject> runs) => new()
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = "None",
        ["inlines"] = new JsonArray([.. runs]),
    };

    /// <summary>A part of a line; an empty one would leave no line.</summary>
    public static JsonObject Run(string text) => new() { ["type"] = "TextRun", ["text"] = text.Length == 0 ? "\u00a0" : text };

    public static JsonObject BoldRun(string text)
    {
        var run = Run(text);
        run["weight"] = "Bolder";
        return run;
    }

    /// <summary>A run that opens an address; a plain one when there is none, or one longer than allowed.</summary>
    public static JsonObject LinkRun(string text, string? url)
    {
        var run = Run(text);
        if (url is not null && JsonBody.Size(url) <= TeamsLimits.Url.Most) run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = url };
        return run;
    }

    /// <summary>A heading in a coloured band.</summary>
    public static JsonNode Title(string text, string style)
    {
        var run = BoldRun(text);
        run["size"] = "Large";
        return new JsonObject { ["type"] = "Container", ["style"] = style, ["bleed"] = true, ["items"] = new JsonArray(Line(run)) };
    }

    /// <summary>Names and values in two columns, in Markdown.</summary>
    public static JsonNode Facts(IEnumerable<(string Title, string Value)> facts) => new JsonObject
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. facts.Select(fact => new JsonObject { ["title"] = fact.Title, ["value"] = fact.Value })]),
    };

    /// <summary>Text in Markdown.</summary>
    public static JsonNode Text(string markdown) => new JsonObject { ["type"] = "TextBlock", ["text"] = markdown, ["wrap"] = true };

    /// <summary>Lines with some distance to what is before them.</summary>
    public static JsonNode Group(IEnumerable<JsonObject> lines) => new JsonObject { ["type"] = "Container", ["items"] = new JsonArray([.. lines]) };

    public static JsonObject Open(string label, string url) => new() { ["type"] = "Action.OpenUrl", ["title"] = label, ["url"] = url };
}
