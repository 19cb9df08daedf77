namespace DetectChanges.Matching;

/// <summary>
/// A pattern that is matched in time proportional to its length × the length of the path, whatever the two are: it walks the path
/// once, from its end to its start, with the set of all states from which the rest matches. What is refused ahead is a set of the
/// same kind, known by the time it is asked for.
/// </summary>
internal sealed class Expression
{
    private readonly ExpressionProgram program;
    private readonly Stack<int> work = new();   // kept between calls, as are the sets: many paths are matched, by one thread
    private readonly bool[] found;
    private bool[] here;
    private bool[] behind;

    public Expression(ExpressionNode root)
    {
        program = ExpressionProgram.Compile(root);
        (Prefix, Suffix) = (LiteralEnds.Prefix(root), LiteralEnds.Suffix(root));
        (found, here, behind) = (new bool[program.Parts.Count], new bool[program.Size], new bool[program.Size]);
    }

    /// <summary>Every path that matches begins with this.</summary>
    public string Prefix { get; }

    /// <summary>Every path that matches ends with this.</summary>
    public string Suffix { get; }

    /// <summary>How many ways from state to state were looked at so far: the cost of all matching.</summary>
    public long Steps { get; private set; }

    public bool Matches(string path)
    {
        for (var at = path.Length; at >= 0; at--)
        {
            Array.Clear(here);
            for (var part = 0; part < found.Length; part++) found[part] = Walk(program.Parts[part], isWhole: part == found.Length - 1, path, at);
            (here, behind) = (behind, here);
        }

        return found[^1];
    }

    private bool Walk(ExpressionProgram.Part part, bool isWhole, string path, int at)
    {
        // What is refused ahead may be any beginning of the rest; the pattern itself must be all of it.
        if (!isWhole || at == path.Length) Add(part.Accept);
        if (at < path.Length) Consume(part.Steps, path[at]);
        while (work.TryPop(out var state))
        {
            Steps += program.Before[state].Count;
            foreach (var before in program.Before[state])
            {
                if (!here[before] && Passes(before, at == path.Length)) Add(before);
            }
        }

        return here[part.Start];
    }

    private void Consume(IReadOnlyList<int> steps, char c)
    {
        Steps += steps.Count;
        foreach (var step in steps)
        {
            if (behind[program.Next[step]] && program.Sets[step]!.Contains(c)) Add(step);
        }
    }

    private void Add(int state)
    {
        here[state] = true;
        work.Push(state);
    }

    private bool Passes(int state, bool atEnd) => program.Conditions[state] switch
    {
        null => true,
        { NotPart: { } part } => !found[part],
        _ => atEnd,
    };
}
