using System.Text;
using System.Text.Json;

namespace LocalGitHub;

/// <summary>
/// Why the workflow of Teams would not post what it got (Microsoft documentation, "Create incoming webhooks with Workflows for Microsoft Teams",
/// "Adaptive Cards: Schema explorer", "Teams connector: Known issues and limitations": a message has at most about 28 KB).
/// </summary>
public static class TeamsRules
{
    private const int LargestMessage = 28 * 1024;
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private static readonly string[] Styles = ["default", "emphasis", "good", "attention", "warning", "accent"];

    /// <summary>The words of the workflow's run, or null.</summary>
    public static string? Problem(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > LargestMessage) return "RequestEntityTooLarge";
        try
        {
            using var document = JsonDocument.Parse(body);
            return ProblemOf(document.RootElement);
        }
        catch (JsonException)
        {
            return "InvalidRequestContent";
        }
    }

    private static string? ProblemOf(JsonElement message)
    {
        if (Child(message, "attachments") is not { ValueKind: JsonValueKind.Array } attachments) return "'attachments' is of type 'Null'. The result must be a valid array.";
        if (Text(message, "type") != "message" || attachments.GetArrayLength() == 0) return "InvalidRequestContent";
        return attachments.EnumerateArray().Select(ProblemOfAttachment).FirstOrDefault(problem => problem is not null);
    }

    private static string? ProblemOfAttachment(JsonElement attachment)
    {
        if (Text(attachment, "contentType") != CardType) return "InvalidBotAdaptiveCard: content type";
        var card = Child(attachment, "content");
        if (Text(card, "type") != "AdaptiveCard") return "InvalidBotAdaptiveCard: Property 'type' must be 'AdaptiveCard'";
        if (Text(card, "version") is not ("1.0" or "1.1" or "1.2" or "1.3" or "1.4" or "1.5")) return "InvalidBotAdaptiveCard: version";
        if (Items(card, "body").FirstOrDefault(element => !IsElement(element)) is { ValueKind: not JsonValueKind.Undefined } wrong) return $"InvalidBotAdaptiveCard: {wrong.GetRawText()}";
        return Items(card, "actions").All(IsAction) ? null : "InvalidBotAdaptiveCard: action";
    }

    private static bool IsElement(JsonElement element) => Text(element, "type") switch
    {
        "TextBlock" => Text(element, "text") is { Length: > 0 },
        "RichTextBlock" => Items(element, "inlines") is { Count: > 0 } runs && runs.All(IsRun),
        "FactSet" => Items(element, "facts") is { Count: > 0 } facts && facts.All(fact => Text(fact, "title") is not null && Text(fact, "value") is not null),
        "Container" => (Text(element, "style") is not { } style || Styles.Contains(style)) && Items(element, "items") is { Count: > 0 } items && items.All(IsElement),
        _ => false,
    };

    private static bool IsRun(JsonElement run) =>
        Text(run, "type") == "TextRun" && Text(run, "text") is { Length: > 0 } && (Child(run, "selectAction").ValueKind == JsonValueKind.Undefined || IsOpen(Child(run, "selectAction")));

    private static bool IsAction(JsonElement action) => IsOpen(action) && Text(action, "title") is { Length: > 0 };

    private static bool IsOpen(JsonElement action) =>
        Text(action, "type") == "Action.OpenUrl" && Uri.TryCreate(Text(action, "url"), UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");

    private static IReadOnlyList<JsonElement> Items(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    private static JsonElement Child(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    private static string? Text(JsonElement element, string name) => Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
