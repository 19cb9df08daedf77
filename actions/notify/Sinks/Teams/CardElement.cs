using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notify.Sinks.Teams;

/// <summary>Elements of Adaptive Cards 1.4 (Microsoft documentation, "Adaptive Cards: Schema explorer").</summary>
internal static partial class CardElement
{
    /// <summary>A line that is shown as it is: runs know no Markdown.</summary>
    public static JsonObject Line(params IEnumerable<JsonObject> runs) => new()
    {
        ["type"] = "RichTextBlock",
        ["spacing"] = "None",
        ["inlines"] = new JsonArray([.. runs]),
    };

    /// <summary>Parts of a line that show a text, and lead to an address when there is one that is not longer than allowed.</summary>
    public static IEnumerable<JsonObject> Runs(string text, string? url = null)
    {
        var leads = url is not null && JsonBody.Size(url) <= TeamsLimits.Url.Most;
        foreach (var part in DateFunction().Split(text))
        {
            // An empty run would leave no line.
            var run = new JsonObject { ["type"] = "TextRun", ["text"] = part.Length == 0 ? "\u00a0" : part };
            if (leads) run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = url };
            yield return run;
        }
    }

    public static IEnumerable<JsonObject> BoldRuns(string text)
    {
        foreach (var run in Runs(text))
        {
            run["weight"] = "Bolder";
            yield return run;
        }
    }

    /// <summary>A heading in a coloured band.</summary>
    public static JsonNode Title(string text, string style)
    {
        var runs = BoldRuns(text).ToList();
        foreach (var run in runs) run["size"] = "Large";
        return new JsonObject { ["type"] = "Container", ["style"] = style, ["bleed"] = true, ["items"] = new JsonArray(Line(runs)) };
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

    // Cards put a date in the place of {{DATE(…)}} and {{TIME(…)}}, also in runs, but not across two of them.
    [GeneratedRegex(@"(?<=\{)(?=\{(DATE|TIME)\()", RegexOptions.ExplicitCapture)]
    private static partial Regex DateFunction();
}
