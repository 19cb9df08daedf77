namespace Actions.Toolkit;

/// <summary>The literal text a pattern begins and ends with: most paths are refused by a glance at it.</summary>
internal static class LiteralEnds
{
    public static string Prefix(ExpressionNode root) => Collect(Flatten(root));

    public static string Suffix(ExpressionNode root) => new([.. Collect(Flatten(root).Reverse()).Reverse()]);

    private static string Collect(IEnumerable<ExpressionNode> items)
    {
        var text = items.Select(item => (item as ExpressionNode.One)?.Set.Single).TakeWhile(c => c != null);
        return new string([.. text.Select(c => c!.Value)]);
    }

    // Conditions only narrow what matches, so they can be passed over.
    private static IEnumerable<ExpressionNode> Flatten(ExpressionNode node) => node switch
    {
        ExpressionNode.Sequence sequence => sequence.Items.SelectMany(Flatten),
        ExpressionNode.NotAhead or ExpressionNode.End => [],
        _ => [node],
    };
}
