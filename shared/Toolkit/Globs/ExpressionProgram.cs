namespace Actions.Toolkit;

/// <summary>A pattern as states: some consume one character, the others lead on without, perhaps under a condition.</summary>
internal sealed class ExpressionProgram
{
    private readonly List<int> next = [];
    private readonly List<CharacterSet?> sets = [];
    private readonly List<Condition?> conditions = [];
    private readonly List<List<int>> before = [];
    private readonly List<Part> parts = [];
    private List<int> steps = [];

    private ExpressionProgram(ExpressionNode root)
    {
        AddPart(root);
        (Next, Sets, Conditions, Before, Parts) = ([.. next], [.. sets], [.. conditions], [.. before.Select(states => states.ToArray())], [.. parts]);
    }

    /// <summary>What must hold to pass a state: that a part does not match from there or, without one, that the text ends there.</summary>
    public sealed record Condition(int? NotPart);

    /// <summary>The whole pattern (the last part) or what is refused ahead; inner ones come first.</summary>
    public sealed record Part(int Start, int Accept, int[] Steps);

    public int[] Next { get; }
    public CharacterSet?[] Sets { get; }
    public Condition?[] Conditions { get; }

    /// <summary>For each state, those that lead to it without consuming anything.</summary>
    public int[][] Before { get; }
    public Part[] Parts { get; }

    public static ExpressionProgram Compile(ExpressionNode root) => new(root);

    private int AddPart(ExpressionNode node)
    {
        var outer = steps;
        steps = [];
        var accept = NewState();
        var start = Lead(node, accept);
        parts.Add(new Part(start, accept, [.. steps]));
        steps = outer;
        return parts.Count - 1;
    }

    // The state from which the node leads to the given one.
    private int Lead(ExpressionNode node, int to) => node switch
    {
        ExpressionNode.One one => Step(one.Set, to),
        ExpressionNode.Sequence sequence => sequence.Items.Reverse().Aggregate(to, (target, item) => Lead(item, target)),
        ExpressionNode.Choice choice => Fork([.. choice.Items.Select(item => Lead(item, to))]),
        ExpressionNode.Optional optional => Fork([Lead(optional.Item, to), to]),
        ExpressionNode.ZeroOrMore many => Loop(many.Item, to).Again,
        ExpressionNode.OneOrMore many => Loop(many.Item, to).First,
        ExpressionNode.NotAhead ahead => Gate(new Condition(AddPart(ahead.Item)), to),
        ExpressionNode.End => Gate(new Condition(NotPart: null), to),
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}"),
    };

    // The item is laid out once, however often it may be repeated: nested repetitions do not multiply.
    private (int First, int Again) Loop(ExpressionNode item, int to)
    {
        var again = Fork([to]);
        var first = Lead(item, again);
        Connect(again, first);
        return (first, again);
    }

    private int Step(CharacterSet set, int to)
    {
        var state = NewState();
        next[state] = to;
        sets[state] = set;
        steps.Add(state);
        return state;
    }

    private int Gate(Condition condition, int to)
    {
        var state = NewState();
        conditions[state] = condition;
        Connect(state, to);
        return state;
    }

    private int Fork(IReadOnlyList<int> targets)
    {
        var state = NewState();
        foreach (var target in targets) Connect(state, target);
        return state;
    }

    private void Connect(int from, int to) => before[to].Add(from);

    private int NewState()
    {
        next.Add(-1);
        sets.Add(null);
        conditions.Add(null);
        before.Add([]);
        return next.Count - 1;
    }
}
