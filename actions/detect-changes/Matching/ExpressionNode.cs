namespace DetectChanges.Matching;

/// <summary>The parts of an expression.</summary>
abstract record ExpressionNode
{
    public sealed record One(CharacterSet Set) : ExpressionNode;

    public sealed record Sequence(IReadOnlyList<ExpressionNode> Items) : ExpressionNode;

    public sealed record Choice(IReadOnlyList<ExpressionNode> Items) : ExpressionNode;

    /// <summary><paramref name="Most"/> is <see langword="null"/> for "any number".</summary>
    public sealed record Repeat(ExpressionNode Item, int Least, int? Most) : ExpressionNode;

    public sealed record Ahead(ExpressionNode Item, bool Negative) : ExpressionNode;

    public sealed record Place(PlaceKind Kind) : ExpressionNode;
}

enum PlaceKind { Start, End, WordBoundary, NoWordBoundary }
