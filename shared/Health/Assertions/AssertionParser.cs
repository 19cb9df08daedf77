using System.Text.Json;
using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Reads one line of the input <c>assert</c>.</summary>
public static class AssertionParser
{
    /// <summary>The forms, for messages.</summary>
    public const string Allowed =
        "status in 200-299 · header NAME ==|contains|matches VALUE · body contains|not-contains|matches VALUE · "
        + "json $.PATH ==|!= VALUE · json $.PATH exists|missing · latency < 800ms";

    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">It is none of the forms; the message says what is allowed.</exception>
    public static Assertion Parse(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var rest = words.Length == 2 ? words[1] : "";
        return words[0] switch
        {
            "status" => Status(line, rest),
            "header" => Header(line, rest),
            "body" => new BodyAssertion(line, TextMatch.Parse(rest, "contains", "not-contains", "matches")),
            "json" => Json(line, rest),
            "latency" => Latency(line, rest),
            _ => throw new FormatException($"expected one of: {Allowed}"),
        };
    }

    private static StatusAssertion Status(string line, string rest) =>
        rest.StartsWith("in ", StringComparison.Ordinal)
            ? new StatusAssertion(line, StatusSet.Parse(rest[3..]))
            : throw new FormatException("expected 'status in' and statuses, such as 200-299,401");

    private static HeaderAssertion Header(string line, string rest)
    {
        var words = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        return words.Length == 2
            ? new HeaderAssertion(line, words[0].TrimEnd(':'), TextMatch.Parse(words[1], "==", "contains", "matches"))
            : throw new FormatException("expected 'header NAME' and ==, contains or matches");
    }

    private static LatencyAssertion Latency(string line, string rest) =>
        rest.StartsWith('<')
            ? new LatencyAssertion(line, DurationText.Parse(rest[1..].Trim()))
            : throw new FormatException("expected 'latency <' and a duration such as 800ms");

    private static JsonAssertion Json(string line, string rest)
    {
        var (path, comparison) = JsonPath.ParseFirst(rest);
        if (comparison is "exists" or "missing") return new JsonAssertion(line, path, comparison, null);
        if (comparison.Length > 2 && comparison[..2] is "==" or "!=")
            return new JsonAssertion(line, path, comparison[..2], Operand(comparison[2..].Trim()));
        throw new FormatException("expected ==, != and a value, or exists, or missing after the path");
    }

    // 'json $.status == ok' is how everybody writes it: what is not JSON is a text.
    private static JsonElement Operand(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException) when (text.Length > 0 && text[0] is not ('"' or '{' or '['))
        {
            return JsonElementOf(text);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"the value is not JSON: {problem.Message}", problem);
        }
    }

    private static JsonElement JsonElementOf(string text)
    {
        using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return document.RootElement.Clone();
    }
}
