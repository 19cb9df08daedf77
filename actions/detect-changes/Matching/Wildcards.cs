namespace DetectChanges.Matching;

/// <summary>What the wildcards of a pattern stand for.</summary>
internal static class Wildcards
{
    private static readonly ExpressionNode Slash = new ExpressionNode.One(CharacterSet.Of('/'));

    public static ExpressionNode End { get; } = new ExpressionNode.End();

    /// <summary><c>?</c></summary>
    public static ExpressionNode One { get; } = new ExpressionNode.One(new CharacterSet([('/', '/')], negated: true));

    /// <summary><c>*</c> next to something else.</summary>
    public static ExpressionNode Star { get; } = new ExpressionNode.ZeroOrMore(One);

    /// <summary><c>*</c> that begins a segment: there must be one.</summary>
    public static ExpressionNode Name { get; } = new ExpressionNode.Sequence([new ExpressionNode.NotAhead(End), Star]);

    /// <summary><c>**</c></summary>
    public static ExpressionNode Everything { get; } = new ExpressionNode.ZeroOrMore(new ExpressionNode.One(CharacterSet.Any));

    /// <summary><c>**/</c> that begins a segment: any folders, or none.</summary>
    public static ExpressionNode Folders { get; } = new ExpressionNode.Optional(new ExpressionNode.Sequence([Everything, Slash]));

    /// <summary><c>/**/</c>: one slash, or folders; and nothing, where all that follows may be nothing.</summary>
    public static ExpressionNode AnyDepth { get; } = new ExpressionNode.Choice([new ExpressionNode.Sequence([Slash, Folders]), End]);

    /// <summary><c>/**</c> at the end: all below, and the folder's own name.</summary>
    public static ExpressionNode Below { get; } = new ExpressionNode.Optional(new ExpressionNode.Sequence([Slash, Everything]));
}
