using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalGitHub;

/// <summary>What people see of a card: runs as they are, facts and text blocks without the Markdown that Teams knows, and dates in the place of their functions (Microsoft documentation, "Format cards in Teams").</summary>
public static partial class TeamsView
{
    /// <summary>Texts of the body, in order; each fact is its name, and its value.</summary>
    public static IReadOnlyList<string> Texts(JsonNode message) => [.. message["attachments"]!.AsArray().SelectMany(one => Texts(one!["content"]!["body"]!.AsArray()))];

    private static IEnumerable<string> Texts(JsonArray elements) => elements.SelectMany(element => element!["type"]!.GetValue<string>() switch
    {
        "RichTextBlock" => [string.Concat(element["inlines"]!.AsArray().Select(run => Dated(run!["text"]!.GetValue<string>())))],
        "TextBlock" => [Shown(element["text"]!.GetValue<string>())],
        "FactSet" => element["facts"]!.AsArray().SelectMany(fact => new[] { Shown(fact!["title"]!.GetValue<string>()), Shown(fact["value"]!.GetValue<string>()) }),
        "Container" => Texts(element["items"]!.AsArray()),
        _ => Array.Empty<string>(),
    });

    private static string Shown(string markdown)
    {
        var shown = Escaped().Replace(Dated(markdown), match => Hidden(match.Value[1]));
        shown = Link().Replace(shown, "${label}");
        shown = Marks().Replace(shown, "${inner}");
        return HiddenForm().Replace(shown, match => $"{(char)(match.Value[0] - '\ue000')}");
    }

    private static string Dated(string text) => Dates().Replace(text, "1 January");

    // Escaped characters wait in the private use area until everything else is read.
    private static string Hidden(char letter) => $"{(char)('\ue000' + letter)}";

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]")]
    private static partial Regex Escaped();

    [GeneratedRegex("[\ue000-\ue07f]")]
    private static partial Regex HiddenForm();

    [GeneratedRegex(@"\{\{(DATE|TIME)\([^)]*\)\}\}")]
    private static partial Regex Dates();

    [GeneratedRegex(@"\[(?<label>[^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<mark>\*\*|\*|`|~~)(?<inner>[^*`~\n]+)\k<mark>|(?<![\p{L}\p{N}])_(?<inner>[^_\n]+)_(?![\p{L}\p{N}])|^\s*([-+#>]|[0-9]+[.)])\s+(?<inner>)", RegexOptions.Multiline)]
    private static partial Regex Marks();
}
