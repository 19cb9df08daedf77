using System.Text;

namespace DetectChanges.Targets.Manifests.Hcl;

/// <summary>Reads the inside of a string: what is literal, and what stands in <c>${…}</c> or <c>%{…}</c>.</summary>
internal sealed class HclTemplate
{
    private const int DeepestNesting = 32;

    private readonly string text;
    private readonly int line;
    private readonly bool quoted;
    private readonly StringBuilder literal = new();
    private readonly List<HclText.Piece> pieces = [];
    private int at;

    private HclTemplate(string text, int at, int line, bool quoted) => (this.text, this.at, this.line, this.quoted) = (text, at, line, quoted);

    /// <summary>From behind the opening quote to behind the closing one.</summary>
    /// <exception cref="FormatException">It does not end.</exception>
    public static (HclText Value, int End) Quoted(string text, int at, int line)
    {
        var template = new HclTemplate(text, at, line, quoted: true);
        return (template.Read(), template.at + 1);
    }

    /// <summary>A heredoc, or a string of a <c>.tf.json</c>: all of the text.</summary>
    /// <exception cref="FormatException">An expression in it does not end.</exception>
    public static HclText Whole(string text, int line = 1) => new HclTemplate(text, 0, line, quoted: false).Read();

    private HclText Read()
    {
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"') return Done();
            if (quoted && c == '\\' && at + 1 < text.Length) literal.Append(Escaped(text[++at]));
            else if (c is '$' or '%' && Follows(c, '{')) AddEscaped(c);
            else if (c is '$' or '%' && Follows('{')) ReadExpression();
            else literal.Append(c);
        }

        return quoted ? throw new FormatException($"line {line}: this string does not end") : Done();
    }

    private HclText Done()
    {
        if (literal.Length > 0) pieces.Add(new HclText.Piece(literal.ToString(), false));
        return new HclText(pieces);
    }

    private void ReadExpression()
    {
        if (literal.Length > 0) pieces.Add(new HclText.Piece(literal.ToString(), false));
        literal.Clear();
        var end = SkipExpression(at + 2, 0);
        pieces.Add(new HclText.Piece(text[(at + 2)..end].Trim(' ', '~'), true));
        at = end;
    }

    // Where the brace closes; strings in the expression may hold braces and expressions again.
    private int SkipExpression(int from, int depth)
    {
        var open = 1;
        for (var here = from; here < text.Length; here++)
        {
            if (text[here] == '"') here = SkipString(here + 1, depth + 1);
            else if (text[here] == '{') open++;
            else if (text[here] == '}' && --open == 0) return here;
        }

        throw new FormatException($"line {line}: this expression does not end");
    }

    private int SkipString(int from, int depth)
    {
        if (depth > DeepestNesting) throw new FormatException($"line {line}: strings are nested too deeply");
        for (var here = from; here < text.Length; here++)
        {
            if (text[here] == '"') return here;
            if (text[here] == '\\') here++;
            else if (text[here] is '$' or '%' && here + 1 < text.Length && text[here + 1] == '{') here = SkipExpression(here + 2, depth);
        }

        throw new FormatException($"line {line}: this string does not end");
    }

    private bool Follows(params ReadOnlySpan<char> signs) => text.AsSpan(at + 1).StartsWith(signs);

    // "$${" is "${" to be taken literally.
    private void AddEscaped(char sign)
    {
        literal.Append(sign).Append('{');
        at += 2;
    }

    private static char Escaped(char c) => c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => c };
}
