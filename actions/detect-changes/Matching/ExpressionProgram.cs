namespace DetectChanges.Matching;

/// <summary>An expression as states: some consume one character, the others lead on without, perhaps under a condition.</summary>
sealed class ExpressionProgram
{
    const int MostStates = 200_000;

    readonly List<int> next = [];
    readonly List<CharacterSet?> sets = [];
    readonly List<Condition?> conditions = [];
    readonly List<List<int>> before = [];
    readonly List<Part> parts = [];
    List<int> steps = [];

    /// <summary>What must hold to pass a state: the result of another part, or a place in the text.</summary>
    public sealed record Condition(int? Look, bool Negative, PlaceKind Place);

    /// <summary>The whole expression (the last part) or one look-ahead; inner ones come first.</summary>
    public sealed record Part(int Start, int Accept, IReadOnlyList<int> Steps);

    public int Size => next.Count;
    public IReadOnlyList<int> Next => next;
    public IReadOnlyList<CharacterSet?> Sets => sets;
    public IReadOnlyList<Condition?> Conditions => conditions;

    /// <summary>For each state, those that lead to it without consuming anything.</summary>
    public IReadOnlyList<List<int>> Before => before;
    public IReadOnlyList<Part> Parts => parts;

    public static ExpressionProgram Compile(ExpressionNode root)
    {
        var program = new ExpressionProgram();
        program.AddPart(root);
        return program;
    }

    int AddPart(ExpressionNode node)
    {
        var outer = steps;
        steps = [];
        var accept = NewState();
        var start = Lead(node, accept);
        parts.Add(new Part(start, accept, steps));
        steps = outer;
        return parts.Count - 1;
    }

    // The state from which the node leads to the given one.
    int Lead(ExpressionNode node, int to) => node switch
    {
        ExpressionNode.One one => Step(one.Set, to),
        ExpressionNode.Sequence sequence => sequence.Items.Reverse().Aggregate(to, (target, item) => Lead(item, target)),
        ExpressionNode.Choice choice => Fork([.. choice.Items.Select(item => Lead(item, to))]),
        ExpressionNode.Repeat repeat => LeadRepeat(repeat, to),
        ExpressionNode.Ahead ahead => Gate(new Condition(AddPart(ahead.Item), ahead.Negative, default), to),
        ExpressionNode.Place place => Gate(new Condition(null, Negative: false, place.Kind), to),
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}"),
    };

    int LeadRepeat(ExpressionNode.Repeat repeat, int to)
    {
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most; i++) to = Fork([Lead(repeat.Item, to), to]);
        }
        else
        {
            var loop = NewState();
            Connect(loop, to);
            Connect(loop, Lead(repeat.Item, loop));
            to = loop;
        }

        for (var i = 0; i < repeat.Least; i++) to = Lead(repeat.Item, to);
        return to;
    }

    int Step(CharacterSet set, int to)
    {
        var state = NewState();
        next[state] = to;
        sets[state] = set;
        steps.Add(state);
        return state;
    }

    int Gate(Condition condition, int to)
    {
        var state = NewState();
        conditions[state] = condition;
        Connect(state, to);
        return state;
    }

    int Fork(IReadOnlyList<int> targets)
    {
        var state = NewState();
        foreach (var target in targets) Connect(state, target);
        return state;
    }

    void Connect(int from, int to) => before[to].Add(from);

    int NewState()
    {
        if (next.Count >= MostStates) throw new FormatException("the pattern is too large");
        next.Add(-1);
        sets.Add(null);
        conditions.Add(null);
        before.Add([]);
        return next.Count - 1;
    }
}
