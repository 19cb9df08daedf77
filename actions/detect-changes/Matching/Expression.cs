namespace DetectChanges.Matching;

/// <summary>
/// A regular expression that is matched in time proportional to expression length × text length, whatever the two are: it walks
/// the text once, from its end to its start, with the set of all states from which the rest matches. Look-aheads are sets of the
/// same kind, known by the time they are asked for.
/// </summary>
sealed class Expression
{
    readonly ExpressionProgram program;
    readonly Stack<int> work = new();   // kept between calls, as are the sets: many paths are matched, by one thread
    readonly bool[] found;
    bool[] here;
    bool[] behind;

    Expression(ExpressionProgram program, string prefix, string suffix)
    {
        this.program = program;
        (Prefix, Suffix) = (prefix, suffix);
        (found, here, behind) = (new bool[program.Parts.Count], new bool[program.Size], new bool[program.Size]);
    }

    /// <summary>Every text that matches begins with this.</summary>
    public string Prefix { get; }

    /// <summary>Every text that matches, and does not end with a slash, ends with this.</summary>
    public string Suffix { get; }

    /// <exception cref="InvalidExpressionException">A JavaScript engine would refuse it.</exception>
    /// <exception cref="FormatException">It uses something that cannot be matched in bounded time, or is too large.</exception>
    public static Expression Parse(string source)
    {
        var node = ExpressionReader.Read(source);
        return new Expression(ExpressionProgram.Compile(node), LiteralEnds.Prefix(node), LiteralEnds.Suffix(node));
    }

    public static bool IsValid(string source)
    {
        try
        {
            ExpressionReader.Read(source);
            return true;
        }
        catch (InvalidExpressionException)
        {
            return false;
        }
    }

    /// <summary>Whether the expression matches from the start of the text; its own <c>$</c> says that it reaches the end.</summary>
    public bool Matches(string text)
    {
        for (var at = text.Length; at >= 0; at--)
        {
            Array.Clear(here);
            for (var part = 0; part < found.Length; part++) found[part] = Walk(program.Parts[part], text, at);
            (here, behind) = (behind, here);
        }

        return found[^1];
    }

    bool Walk(ExpressionProgram.Part part, string text, int at)
    {
        Add(part.Accept);
        if (at < text.Length)
        {
            foreach (var step in part.Steps)
            {
                if (behind[program.Next[step]] && program.Sets[step]!.Contains(text[at])) Add(step);
            }
        }

        while (work.TryPop(out var state))
        {
            foreach (var before in program.Before[state])
            {
                if (!here[before] && Passes(before, text, at)) Add(before);
            }
        }

        return here[part.Start];

        void Add(int state)
        {
            here[state] = true;
            work.Push(state);
        }
    }

    bool Passes(int state, string text, int at) => program.Conditions[state] switch
    {
        null => true,
        { Look: { } look, Negative: var negative } => found[look] != negative,
        { Place: var place } => IsAt(place, text, at),
    };

    static bool IsAt(PlaceKind place, string text, int at) => place switch
    {
        PlaceKind.Start => at == 0,
        PlaceKind.End => at == text.Length,
        _ => (IsWord(text, at - 1) != IsWord(text, at)) == (place == PlaceKind.WordBoundary),
    };

    static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');
}
