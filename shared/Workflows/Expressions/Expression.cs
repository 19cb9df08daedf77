using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>One expression and where it stands.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, of its braces.</param>
/// <param name="Text">What stands between the braces, without outer blanks.</param>
/// <param name="Root">What it means; null when it is no expression.</param>
/// <param name="Problem">Why it is none.</param>
public sealed record Expression(long Line, long Column, string Text, ExpressionNode? Root, string? Problem)
{
    private const string Open = "${{";
    private const string Close = "}}";

    /// <summary>Every part of it; none when it is no expression.</summary>
    public IEnumerable<ExpressionNode> Nodes => Root?.All ?? [];

    /// <summary>The values it reads.</summary>
    public IEnumerable<ExpressionNode.Reference> References => Nodes.OfType<ExpressionNode.Reference>();

    /// <summary>The expressions in braces in a text.</summary>
    public static IReadOnlyList<Expression> FindAll(WorkflowSource source, YamlValue.Scalar scalar)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(scalar);
        var found = new List<Expression>();
        var (line, column) = (scalar.At.Line, scalar.At.Column - 1);
        for (var at = scalar.Text.IndexOf(Open, StringComparison.Ordinal); at >= 0;)
        {
            var end = EndOf(scalar.Text, at + Open.Length);
            (line, column) = Place(source, line, column);
            found.Add(Parse(line, column + 1, scalar.Text[(at + Open.Length)..(end < 0 ? scalar.Text.Length : end)]));
            column += Open.Length;
            at = end < 0 ? -1 : scalar.Text.IndexOf(Open, end, StringComparison.Ordinal);
        }

        return found;
    }

    /// <summary>The expressions in braces in all texts in and below a value.</summary>
    public static IEnumerable<Expression> FindAll(WorkflowSource source, YamlValue? value) => value.Scalars().SelectMany(scalar => FindAll(source, scalar));

    /// <summary>A text that is an expression without braces, as in <c>if</c>.</summary>
    public static Expression Whole(YamlValue.Scalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return Parse(scalar.At.Line, scalar.At.Column, scalar.Text);
    }

    private static Expression Parse(long line, long column, string text)
    {
        try
        {
            return new Expression(line, column, text.Trim(), ExpressionParser.Parse(text), null);
        }
        catch (FormatException problem)
        {
            return new Expression(line, column, text.Trim(), null, problem.Message);
        }
    }

    // A closing brace inside of quotes is part of a text.
    private static int EndOf(string text, int from)
    {
        var quoted = false;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\'') quoted = !quoted;
            else if (!quoted && text.AsSpan(i).StartsWith(Close)) return i;
        }

        return text.IndexOf(Close, from, StringComparison.Ordinal);
    }

    // The next opening braces in the file belong to the next expression of the text: nothing else stands between.
    private static (long Line, long Column) Place(WorkflowSource source, long line, long column)
    {
        for (var (number, from) = (line, column); number <= source.Lines.Count; (number, from) = (number + 1, 0))
        {
            var text = source.Line(number);
            if (from < text.Length && text.IndexOf(Open, (int)from, StringComparison.Ordinal) is >= 0 and var found) return (number, found);
        }

        return (line, column);
    }
}
