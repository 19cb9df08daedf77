using Actions.Toolkit;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Actions.Workflows;

/// <summary>The text of a file, with what a tree of values loses: comments, anchors and how a text was written.</summary>
public sealed class WorkflowSource
{
    private readonly Lazy<(Dictionary<long, string> Comments, List<Mark> Anchors)> tokens;

    /// <summary>Keeps a text. Its comments are read when somebody asks for them, which only makes sense once it is known to be YAML.</summary>
    /// <param name="path">Path for messages.</param>
    /// <param name="text">Its content.</param>
    public WorkflowSource(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (Path, Text, Lines) = (path, text, text.ReplaceLineEndings("\n").Split('\n'));
        tokens = new(ReadTokens);
    }

    /// <summary>Path for messages.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Its lines, without their ends.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Where anchors (<c>&amp;name</c>) and aliases (<c>*name</c>) stand.</summary>
    public IReadOnlyList<Mark> Anchors => tokens.Value.Anchors;

    /// <summary>The line of a number from 1; empty behind the end.</summary>
    public string Line(long number) => number >= 1 && number <= Lines.Count ? Lines[(int)number - 1] : "";

    /// <summary>The comment at the end of a line, or alone in it, without <c>#</c>; null when there is none.</summary>
    public string? CommentOn(long line) => tokens.Value.Comments.GetValueOrDefault(line);

    /// <summary>The comment of a line, or the one that fills the line above.</summary>
    public string? CommentAbout(long line) => CommentOn(line) ?? (Line(line - 1).TrimStart().StartsWith('#') ? CommentOn(line - 1) : null);

    /// <summary>Whether a text is written as a block, behind <c>|</c> or <c>&gt;</c>.</summary>
    public bool IsBlock(YamlValue.Scalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        var rest = Line(scalar.At.Line).AsSpan(Math.Min((int)scalar.At.Column - 1, Line(scalar.At.Line).Length));
        return !scalar.IsPlain && rest.Length > 0 && rest[0] is '|' or '>';
    }

    /// <summary>The line a line of a text stands in.</summary>
    /// <param name="scalar">The text.</param>
    /// <param name="index">Line of the text, from 0.</param>
    public long LineOf(YamlValue.Scalar scalar, int index) => IsBlock(scalar) ? scalar.At.Line + 1 + index : scalar.At.Line;

    // The scanner may run for ever on a text that is no YAML: the reader of the values has refused such a text before.
    private (Dictionary<long, string> Comments, List<Mark> Anchors) ReadTokens()
    {
        var (comments, anchors) = (new Dictionary<long, string>(), new List<Mark>());
        var scanner = new Scanner(new StringReader(Text), skipComments: false);
        while (scanner.MoveNext())
        {
            if (scanner.Current is Comment comment) comments[comment.Start.Line] = comment.Value.Trim();
            else if (scanner.Current is Anchor or AnchorAlias) anchors.Add(scanner.Current.Start);
        }

        return (comments, anchors);
    }
}
