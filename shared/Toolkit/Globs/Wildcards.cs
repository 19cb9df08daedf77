namespace Actions.Toolkit;

/// <summary>What the wildcards of a pattern stand for.</summary>
public static class Wildcards
{
    private static readonly ExpressionNode Slash = new ExpressionNode.One(CharacterSet.Of('/'));

    internal static ExpressionNode End { get; } = new ExpressionNode.End();

    /// <summary><c>?</c>: one character, but no slash.</summary>
    public static ExpressionNode One { get; } = new ExpressionNode.One(new CharacterSet([('/', '/')], negated: true));

    /// <summary><c>*</c> next to something else: characters, but no slash, or nothing.</summary>
    public static ExpressionNode Star { get; } = new ExpressionNode.ZeroOrMore(One);

    /// <summary><c>*</c> that begins a segment: there must be one.</summary>
    internal static ExpressionNode Name { get; } = new ExpressionNode.Sequence([new ExpressionNode.NotAhead(End), Star]);

    /// <summary><c>**</c>: anything.</summary>
    public static ExpressionNode Everything { get; } = new ExpressionNode.ZeroOrMore(new ExpressionNode.One(CharacterSet.Any));

    /// <summary><c>**/</c> that begins a segment: any folders, or none.</summary>
    public static ExpressionNode Folders { get; } = new ExpressionNode.Optional(new ExpressionNode.Sequence([Everything, Slash]));

    /// <summary><c>/**/</c>: one slash, or folders; and nothing, where all that follows may be nothing.</summary>
    internal static ExpressionNode AnyDepth { get; } = new ExpressionNode.Choice([new ExpressionNode.Sequence([Slash, Folders]), End]);

    /// <summary><c>/**</c> at the end: all below, and the folder's own name.</summary>
    internal static ExpressionNode Below { get; } = new ExpressionNode.Optional(new ExpressionNode.Sequence([Slash, Everything]));
}
