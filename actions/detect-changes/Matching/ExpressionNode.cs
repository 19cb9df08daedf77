namespace DetectChanges.Matching;

/// <summary>The parts of a pattern.</summary>
internal abstract record ExpressionNode
{
    public sealed record One(CharacterSet Set) : ExpressionNode;

    public sealed record Sequence(IReadOnlyList<ExpressionNode> Items) : ExpressionNode;

    public sealed record Choice(IReadOnlyList<ExpressionNode> Items) : ExpressionNode;

    public sealed record Optional(ExpressionNode Item) : ExpressionNode;

    public sealed record ZeroOrMore(ExpressionNode Item) : ExpressionNode;

    public sealed record OneOrMore(ExpressionNode Item) : ExpressionNode;

    /// <summary>Consumes nothing; holds where the item does not match from here on.</summary>
    public sealed record NotAhead(ExpressionNode Item) : ExpressionNode;

    /// <summary>Consumes nothing; holds at the end of the path.</summary>
    public sealed record End : ExpressionNode;
}
