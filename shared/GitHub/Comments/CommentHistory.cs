using System.Text;
using Actions.Toolkit;

namespace Actions.GitHub;

/// <summary>What a comment says, and folded below it what it said before.</summary>
/// <param name="Current">Markdown.</param>
/// <param name="Earlier">Newest first.</param>
internal sealed record CommentHistory(string Current, IReadOnlyList<string> Earlier)
{
    private const string Note = "_The rest was cut._";
    private const string End = "\n\n</details>";

    /// <summary>Reads the text of a comment, marker included.</summary>
    public static CommentHistory Read(CommentKey key, string body)
    {
        var text = body.ReplaceLineEndings("\n")[key.Marker.Length..].TrimStart('\n');
        var parts = text.Split(Fold(key), 2);
        if (parts is [var current]) return new CommentHistory(current, []);
        var earlier = parts[1].EndsWith(End, StringComparison.Ordinal) ? parts[1][..^End.Length] : parts[1];
        return new CommentHistory(parts[0], [.. earlier.Split(Entry(key)).Skip(1)]);
    }

    /// <summary>The same with a new text on top.</summary>
    /// <param name="text">The new one; holds no markers.</param>
    /// <param name="written">When the one before was written.</param>
    public CommentHistory Then(string text, DateTimeOffset? written) =>
        new(text, [$"{(written is { } time ? $"_{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC_\n\n" : "")}{Current}", .. Earlier]);

    /// <summary>The text of the comment, marker included; the oldest are left out when it would get too long.</summary>
    public string Write(CommentKey key, int most)
    {
        var body = $"{key.Marker}\n{MarkdownCut.Close(MarkdownCut.Fit(Current, most - key.Marker.Length - 1, Note))}";
        var history = new StringBuilder();
        var count = 0;
        foreach (var text in Earlier.Select(MarkdownCut.Close))
        {
            if (body.Length + Head(key, count + 1).Length + history.Length + Entry(key).Length + text.Length + End.Length > most) break;
            history.Append(Entry(key)).Append(text);
            count++;
        }

        return count == 0 ? body : $"{body}{Head(key, count)}{history}{End}";
    }

    private static string Head(CommentKey key, int count) => $"{Fold(key)}<details><summary>{count} before</summary>";

    private static string Fold(CommentKey key) => $"\n\n{key.Separator("history")}\n";

    private static string Entry(CommentKey key) => $"\n\n{key.Separator("entry")}\n\n---\n\n";
}
