namespace DetectChanges.Matching;

/// <summary>The literal text an expression begins and ends with: most paths are refused by a glance at it.</summary>
static class LiteralEnds
{
    public static string Prefix(ExpressionNode root)
    {
        var text = new List<char>();
        Collect(Flatten(root), text);
        return new string([.. text]);
    }

    public static string Suffix(ExpressionNode root)
    {
        var text = new List<char>();
        Collect(Flatten(root).Reverse().SkipWhile(IsOptionalSlash), text);
        text.Reverse();
        return new string([.. text]);
    }

    static void Collect(IEnumerable<ExpressionNode> items, List<char> text)
    {
        foreach (var item in items)
        {
            if (item is not ExpressionNode.One { Set.Single: { } c }) return;
            text.Add(c);
        }
    }

    // Conditions only narrow what matches, so they can be passed over.
    static IEnumerable<ExpressionNode> Flatten(ExpressionNode node) => node switch
    {
        ExpressionNode.Sequence sequence => sequence.Items.SelectMany(Flatten),
        ExpressionNode.Ahead or ExpressionNode.Place => [],
        _ => [node],
    };

    static bool IsOptionalSlash(ExpressionNode node) =>
        node is ExpressionNode.Repeat { Least: 0, Most: 1, Item: ExpressionNode.One { Set.Single: '/' } };
}
