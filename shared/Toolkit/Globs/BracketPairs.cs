namespace Actions.Toolkit;

/// <summary>Which bracket or quote of a pattern closes which. One that has no partner is an ordinary character.</summary>
public sealed class BracketPairs
{
    private static readonly IReadOnlyList<int> None = [];

    private readonly string text;
    private readonly Dictionary<int, int> close = [];
    private readonly HashSet<int> marks = [];   // brackets that have a partner, and what splits between them
    private readonly Dictionary<int, List<int>> splits = [];   // the commas and bars directly inside, by opening bracket

    private BracketPairs(string text) => this.text = text;

    /// <summary>Pairs those of a pattern.</summary>
    public static BracketPairs Of(string text)
    {
        var pairs = new BracketPairs(text);
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\': at++; break;
                case '"': at = pairs.Skip(at, text.IndexOf('"', at + 1)); break;
                case '[': at = pairs.Skip(at, SetReader.End(text, at)); break;
                case '(' or '{': open.Push(at); break;
                case ')' or '}' when open.TryPeek(out var top) && (text[top] == '(') == (text[at] == ')'): pairs.Pair(open.Pop(), at); break;
                case ',' or '|' when open.TryPeek(out var within): pairs.Split(within, at); break;
            }
        }

        return pairs;
    }

    /// <summary>Where what opens at a place closes; <see langword="null"/> when nothing with a partner opens there.</summary>
    public int? Close(int open) => close.TryGetValue(open, out var at) ? at : null;

    /// <summary>The commas or bars directly between an opening bracket and its partner.</summary>
    public IReadOnlyList<int> Splits(int open) => splits.TryGetValue(open, out var found) ? found : None;

    /// <summary>Whether a place holds a bracket that has a partner, or a comma or bar directly between such.</summary>
    internal bool IsMark(int at, char but) => text[at] != but && marks.Contains(at);

    /// <summary>Whether <c>@(…)</c>, <c>?(…)</c>, <c>*(…)</c>, <c>+(…)</c> or <c>!(…)</c> begins at a place.</summary>
    public bool IsMarkedGroup(int at) => text[at] is '@' or '?' or '*' or '+' or '!' && at + 1 < text.Length && text[at + 1] == '(' && close.ContainsKey(at + 1);

    private void Pair(int open, int at)
    {
        close[open] = at;
        marks.UnionWith([open, at, .. Splits(open)]);
    }

    private int Skip(int open, int end)
    {
        if (end < 0) return open;
        close[open] = end;
        return end;
    }

    private void Split(int within, int at)
    {
        if ((text[within] == '{') != (text[at] == ',')) return;
        if (!splits.TryGetValue(within, out var found)) splits[within] = found = [];
        found.Add(at);
    }
}
