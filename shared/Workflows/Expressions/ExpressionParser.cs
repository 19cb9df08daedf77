namespace Actions.Workflows;

/// <summary>Reads expressions by the rules of GitHub (https://docs.github.com/en/actions/reference/workflows-and-actions/expressions).</summary>
internal sealed class ExpressionParser
{
    // The limits of GitHub (runner, ExpressionConstants.cs).
    private const int LongestText = 21_000;
    private const int DeepestNesting = 50;

    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="]];

    private readonly IReadOnlyList<ExpressionToken> tokens;
    private int at;
    private int depth;

    private ExpressionParser(IReadOnlyList<ExpressionToken> tokens) => this.tokens = tokens;

    private ExpressionToken Next => tokens[at];

    /// <exception cref="FormatException">It is no expression; the message says why.</exception>
    public static ExpressionNode Parse(string text)
    {
        if (text.Length > LongestText) throw new FormatException($"it is longer than {LongestText:N0} characters");
        var parser = new ExpressionParser(ExpressionToken.ReadAll(text));
        if (parser.Next.Kind == TokenKind.End) throw new FormatException("the expression is empty");
        var root = parser.ReadLevel(0);
        return parser.Next.Kind == TokenKind.End ? root : throw Unexpected(parser.Next);
    }

    private ExpressionNode ReadLevel(int level)
    {
        if (level == Levels.Length) return ReadUnary();
        var left = ReadLevel(level + 1);
        while (Next.Kind == TokenKind.Operator && Levels[level].Contains(Next.Text, StringComparer.Ordinal))
        {
            var sign = Take().Text;
            left = new ExpressionNode.Operation(sign, [left, ReadLevel(level + 1)]);
        }

        return left;
    }

    private ExpressionNode ReadUnary()
    {
        if (++depth > DeepestNesting) throw new FormatException($"it is nested deeper than {DeepestNesting} levels");
        try
        {
            return TryTake("!") ? new ExpressionNode.Operation("!", [ReadUnary()]) : ReadAccess(ReadPrimary());
        }
        finally
        {
            depth--;
        }
    }

    private ExpressionNode ReadPrimary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Text or TokenKind.Number:
                return new ExpressionNode.Literal(token.Text, token.Kind == TokenKind.Text);
            case TokenKind.Name when token.Text is "true" or "false" or "null":
                return new ExpressionNode.Literal(token.Text, IsText: false);
            case TokenKind.Name when TryTake("("):
                return new ExpressionNode.Call(token.Text, ReadArguments());
            case TokenKind.Name:
                return new ExpressionNode.Reference([token.Text], []);
            case TokenKind.Operator when token.Text == "(":
                var inner = ReadLevel(0);
                Expect(")");
                return inner;
            default:
                throw Unexpected(token);
        }
    }

    private List<ExpressionNode> ReadArguments()
    {
        var arguments = new List<ExpressionNode>();
        if (TryTake(")")) return arguments;
        do arguments.Add(ReadLevel(0));
        while (TryTake(","));
        Expect(")");
        return arguments;
    }

    private ExpressionNode ReadAccess(ExpressionNode target)
    {
        while (true)
        {
            if (TryTake(".")) target = Named(target, Take() is { Kind: TokenKind.Name } or { Text: "*" } ? tokens[at - 1].Text : throw Unexpected(tokens[at - 1]));
            else if (TryTake("[")) target = ReadIndex(target);
            else return target;
        }
    }

    private ExpressionNode ReadIndex(ExpressionNode target)
    {
        if (TryTake("*"))
        {
            Expect("]");
            return Named(target, "*");
        }

        var index = ReadLevel(0);
        Expect("]");
        if (index is ExpressionNode.Literal { IsText: true } name) return Named(target, name.Text);
        return target is ExpressionNode.Reference reference
            ? new ExpressionNode.Reference([.. reference.Path, "*"], [.. reference.Indexes, index])
            : new ExpressionNode.Operation(".", [target, index]);
    }

    private static ExpressionNode Named(ExpressionNode target, string name)
    {
        if (target is ExpressionNode.Reference reference) return new ExpressionNode.Reference([.. reference.Path, name], reference.Indexes);
        return new ExpressionNode.Operation(".", [target, new ExpressionNode.Literal(name, IsText: true)]);
    }

    private ExpressionToken Take() => tokens[Next.Kind == TokenKind.End ? at : at++];

    private bool TryTake(string sign)
    {
        if (Next.Kind != TokenKind.Operator || Next.Text != sign) return false;
        at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!TryTake(sign)) throw new FormatException($"'{sign}' is missing{(Next.Kind == TokenKind.End ? " at the end" : $" before '{Next.Text}'")}");
    }

    private static FormatException Unexpected(ExpressionToken token) =>
        new(token.Kind == TokenKind.End ? "it ends too early" : $"'{token.Text}' is not expected there");
}
