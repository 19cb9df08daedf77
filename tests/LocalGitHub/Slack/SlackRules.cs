using System.Text.Json;

namespace LocalGitHub;

/// <summary>
/// What Slack refuses in a message (Slack documentation, "Block Kit: Blocks", "Text object", "chat.postMessage" and "Sending messages using incoming webhooks").
/// The limit of all text together is in no document: messages of about 13,200 characters are refused (bolt-js, issue 2509).
/// </summary>
public static class SlackRules
{
    private const int LongestText = 40_000;
    private const int LongestOfAll = 13_200;
    private const int MostBlocks = 50;
    private const int LongestSection = 3_000;
    private const int LongestHeader = 150;
    private const int LongestField = 2_000;
    private const int MostFields = 10;
    private const int MostElements = 10;
    private const int MostButtons = 25;
    private const int LongestButton = 75;
    private const int LongestUrl = 3_000;

    /// <summary>Slack's word for what is wrong with a payload, or null.</summary>
    public static string? Problem(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Problem(document.RootElement) : "invalid_payload";
        }
        catch (JsonException)
        {
            return "invalid_payload";
        }
    }

    /// <inheritdoc cref="Problem(string)"/>
    public static string? Problem(JsonElement message)
    {
        var text = Text(message, "text") ?? "";
        var blocks = message.TryGetProperty("blocks", out var list) ? list : default;
        var attached = message.TryGetProperty("attachments", out var attachments) && attachments.ValueKind == JsonValueKind.Array && attachments.GetArrayLength() > 0;
        if (blocks.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array)) return "invalid_blocks_format";
        var count = blocks.ValueKind == JsonValueKind.Array ? blocks.GetArrayLength() : 0;
        if (text.Length == 0 && count == 0 && !attached) return "no_text";
        if (text.Length > LongestText) return "msg_too_long";
        if (count == 0) return null;
        if (count > MostBlocks || !blocks.EnumerateArray().All(IsBlock)) return "invalid_blocks";
        return blocks.EnumerateArray().SelectMany(TextsOf).Sum(one => one.Length) > LongestOfAll ? "msg_blocks_too_long" : null;
    }

    private static bool IsBlock(JsonElement block) => Text(block, "type") switch
    {
        "section" => IsSection(block),
        "header" => IsText(Child(block, "text"), LongestHeader, mayBeMarkup: false),
        "context" => Items(block, "elements", MostElements, element => Text(element, "type") == "image" || IsText(element, LongestSection)),
        "actions" => Items(block, "elements", MostButtons, IsButton),
        null => false,
        _ => true,
    };

    private static bool IsSection(JsonElement block)
    {
        var (text, fields) = (Child(block, "text"), Child(block, "fields"));
        if (text.ValueKind == JsonValueKind.Undefined && fields.ValueKind == JsonValueKind.Undefined) return false;
        return (text.ValueKind == JsonValueKind.Undefined || IsText(text, LongestSection))
            && (fields.ValueKind == JsonValueKind.Undefined || Items(block, "fields", MostFields, field => IsText(field, LongestField)));
    }

    private static bool IsButton(JsonElement element) => Text(element, "type") != "button"
        || (IsText(Child(element, "text"), LongestButton, mayBeMarkup: false) && (Text(element, "url") is not { } url || url.Length <= LongestUrl));

    private static bool IsText(JsonElement text, int longest, bool mayBeMarkup = true)
    {
        if (Text(text, "text") is not { Length: > 0 } words || words.Length > longest) return false;
        return Text(text, "type") switch
        {
            "plain_text" => Child(text, "verbatim").ValueKind == JsonValueKind.Undefined,
            "mrkdwn" => mayBeMarkup && Child(text, "emoji").ValueKind == JsonValueKind.Undefined,
            _ => false,
        };
    }

    private static bool Items(JsonElement block, string name, int most, Func<JsonElement, bool> isValid) =>
        Child(block, name) is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() is var count && count > 0 && count <= most && items.EnumerateArray().All(isValid);

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.NameEquals("text") && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : TextsOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };

    private static JsonElement Child(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static string? Text(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
