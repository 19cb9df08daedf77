namespace Actions.Toolkit;

/// <summary>The parts of a pattern.</summary>
public abstract record ExpressionNode
{
    /// <summary>One character of a set.</summary>
    public sealed record One(CharacterSet Set) : ExpressionNode;

    /// <summary>All of these, one behind the other.</summary>
    public sealed record Sequence(IReadOnlyList<ExpressionNode> Items) : ExpressionNode;

    /// <summary>Any one of these.</summary>
    public sealed record Choice(IReadOnlyList<ExpressionNode> Items) : ExpressionNode;

    /// <summary>The item, or nothing.</summary>
    public sealed record Optional(ExpressionNode Item) : ExpressionNode;

    /// <summary>The item as often as it comes, or nothing.</summary>
    public sealed record ZeroOrMore(ExpressionNode Item) : ExpressionNode;

    /// <summary>The item as often as it comes, at least once.</summary>
    public sealed record OneOrMore(ExpressionNode Item) : ExpressionNode;

    /// <summary>Consumes nothing; holds where the item does not match from here on.</summary>
    public sealed record NotAhead(ExpressionNode Item) : ExpressionNode;

    /// <summary>Consumes nothing; holds at the end of the path.</summary>
    public sealed record End : ExpressionNode;
}
