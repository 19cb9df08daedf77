namespace Actions.Toolkit;

/// <summary>
/// A pattern that is matched in time proportional to its length × the length of the path, whatever the two are: it walks the path
/// once, from its end to its start, with the set of all states from which the rest matches. What is refused ahead is a set of the
/// same kind, known by the time it is asked for. Sets come again, from character to character and from path to path: the first ones
/// are kept, with what follows from them, so that most characters cost one look.
/// </summary>
public sealed class Expression
{
    private const int MostKept = 64;
    private const int AsciiLength = 128;

    private readonly ExpressionProgram program;
    private readonly Stack<int> work = new();   // kept between calls, as are the sets: many paths are matched, by one thread
    private readonly bool[] found;
    private readonly Dictionary<string, StateSet> kept = new(StringComparer.Ordinal);
    private readonly bool[] here;
    private StateSet? end;

    /// <summary>Makes one of its parts. An instance is used by one thread at a time.</summary>
    public Expression(ExpressionNode root)
    {
        program = ExpressionProgram.Compile(root);
        (Prefix, Suffix) = (LiteralEnds.Prefix(root), LiteralEnds.Suffix(root));
        (found, here) = (new bool[program.Parts.Length], new bool[program.Next.Length]);
    }

    /// <summary>Every path that matches begins with this.</summary>
    public string Prefix { get; }

    /// <summary>Every path that matches ends with this.</summary>
    internal string Suffix { get; }

    /// <summary>How many characters and ways from state to state were looked at so far: the cost of all matching.</summary>
    internal long Steps { get; private set; }

    /// <summary>Whether the whole path matches.</summary>
    public bool Matches(string path)
    {
        var set = end ??= Before(null, default);
        for (var at = path.Length - 1; at >= 0; at--)
        {
            var c = path[at];
            set = (c < AsciiLength ? set.Before?[c] : null) ?? Before(set, c);
        }

        Steps += path.Length;
        return set.Matches;
    }

    // The states before a character: those that consume it and lead into the set behind it, and all that lead on to them.
    private StateSet Before(StateSet? behind, char c)
    {
        Array.Clear(here);
        for (var part = 0; part < found.Length; part++) found[part] = Walk(program.Parts[part], isWhole: part == found.Length - 1, behind, c);
        var set = Keep();
        if (behind?.Before is { } before && c < AsciiLength) before[c] = set;
        return set;
    }

    private bool Walk(ExpressionProgram.Part part, bool isWhole, StateSet? behind, char c)
    {
        // What is refused ahead may be any beginning of the rest; the pattern itself must be all of it.
        if (!isWhole || behind == null) Add(part.Accept);
        if (behind != null) Consume(part.Steps, behind.Has, c);
        while (work.TryPop(out var state))
        {
            var before = program.Before[state];
            Steps += before.Length;
            foreach (var other in before)
            {
                if (!here[other] && Passes(other, atEnd: behind == null)) Add(other);
            }
        }

        return here[part.Start];
    }

    private void Consume(int[] steps, bool[] behind, char c)
    {
        Steps += steps.Length;
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

    private StateSet Keep()
    {
        var key = string.Create(here.Length, here, (text, has) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = has[i] ? '1' : '0';
        });
        if (kept.TryGetValue(key, out var known)) return known;
        var isKept = kept.Count < MostKept;
        var set = new StateSet([.. here], found[^1], isKept ? new StateSet?[AsciiLength] : null);
        if (isKept) kept.Add(key, set);
        return set;
    }

    /// <summary>A set of states.</summary>
    /// <param name="Has">For each state, whether the rest of the path matches from there.</param>
    /// <param name="Matches">The rest is all the pattern asks for.</param>
    /// <param name="Before">The set before each ASCII character, as far as it was needed; <see langword="null"/> for a set that is not kept.</param>
    private sealed record StateSet(bool[] Has, bool Matches, StateSet?[]? Before);
}
