using Actions.Workflows;
using YamlDotNet.Core;

namespace ReleaseTree.Content;

/// <summary>Replaces single texts of a YAML file where they stand. Every other byte stays as it is: line ends, comments, quotes and layout.</summary>
internal sealed class YamlEdit(WorkflowSource source)
{
    private readonly SortedDictionary<int, (int Length, string Text)> edits = [];
    private readonly HashSet<long> marked = [];

    /// <summary>Replaces a text.</summary>
    /// <returns>False when it is written so that it does not stand there letter by letter: with escapes, or over several lines.</returns>
    public bool TryReplace(Mark at, string old, string replacement)
    {
        var start = (int)at.Index;
        var text = source.Text;
        if (start < text.Length && text[start] is '"' or '\'') start++;
        if (string.CompareOrdinal(text, start, old, 0, old.Length) != 0) return false;
        edits[start] = (old.Length, replacement);
        return true;
    }

    /// <summary>Begins the comment of a line, or adds one at its end.</summary>
    public void Comment(Mark at, string comment)
    {
        if (!marked.Add(at.Line)) return;
        var end = source.Text.AsSpan((int)at.Index).IndexOfAny('\r', '\n') is >= 0 and var length ? (int)at.Index + length : source.Text.Length;
        end = source.Text.AsSpan(0, end).TrimEnd().Length;
        if (source.CommentOn(at.Line) is { } present) edits[source.Text.LastIndexOf('#', end - present.Length - 1) + 1] = (0, $" {comment}");
        else edits[end] = (0, $" # {comment}");
    }

    /// <summary>The file with all replacements.</summary>
    public override string ToString()
    {
        var edited = source.Text;
        foreach (var (start, (length, text)) in edits.Reverse()) edited = string.Concat(edited.AsSpan(0, start), text, edited.AsSpan(start + length));
        return edited;
    }
}
