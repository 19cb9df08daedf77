using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actions.Toolkit;

/// <summary>A command as text: a JSON array, or one line split like a shell splits it, without anything else a shell does.</summary>
public static class CommandText
{
    /// <summary>Reads a command.</summary>
    /// <param name="text">Such as <c>["serve", "--port", "8080"]</c> or <c>serve --port 8080</c>.</param>
    /// <exception cref="FormatException">It is neither.</exception>
    public static IReadOnlyList<string> Parse(string text) => text.StartsWith('[') ? ParseArray(text) : SplitLine(text);

    private static IReadOnlyList<string> ParseArray(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonArray array && array.All(item => item?.GetValueKind() == JsonValueKind.String))
                return [.. array.Select(item => item!.GetValue<string>())];
        }
        catch (JsonException problem)
        {
            throw new FormatException($"expected a JSON array of texts: {problem.Message}", problem);
        }
        throw new FormatException("expected a JSON array that holds texts only, such as [\"serve\", \"--port\", \"8080\"]");
    }

    // POSIX shell, 2.2 Quoting: a backslash takes the next letter as it is; in double quotes only before $ ` " \.
    private static List<string> SplitLine(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
                continue;
            }
            word ??= new StringBuilder();
            if (quote == '\0' && letter is ('"' or '\''))
                quote = letter;
            else if (letter == quote)
                quote = '\0';
            else if (letter == '\\' && quote != '\'' && i + 1 < text.Length && (quote == '\0' || text[i + 1] is '$' or '`' or '"' or '\\'))
                word.Append(text[++i]);
            else
                word.Append(letter);
        }
        if (quote != '\0')
            throw new FormatException($"the quote {quote} is not closed");
        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
