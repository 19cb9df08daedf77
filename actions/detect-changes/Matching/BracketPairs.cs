namespace DetectChanges.Matching;

/// <summary>Which bracket or quote of a pattern closes which. One that has no partner is an ordinary character.</summary>
sealed class BracketPairs
{
    static readonly IReadOnlyList<int> None = [];

    readonly Dictionary<int, int> close = [];
    readonly Dictionary<int, List<int>> splits = [];   // the commas and bars directly inside, by opening bracket

    public static BracketPairs Of(string text)
    {
        var pairs = new BracketPairs();
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\': at++; break;
                case '"': at = pairs.Skip(at, text.IndexOf('"', at + 1)); break;
                case '[': at = pairs.Skip(at, SetReader.End(text, at)); break;
                case '(' or '{': open.Push(at); break;
                case ')' or '}' when open.TryPeek(out var top) && (text[top] == '(') == (text[at] == ')'): pairs.close[open.Pop()] = at; break;
                case ',' or '|' when open.TryPeek(out var within): pairs.Split(within, at, text); break;
            }
        }

        return pairs;
    }

    public int? Close(int open) => close.TryGetValue(open, out var at) ? at : null;

    public IReadOnlyList<int> Splits(int open) => splits.TryGetValue(open, out var found) ? found : None;

    int Skip(int open, int end)
    {
        if (end < 0) return open;
        close[open] = end;
        return end;
    }

    void Split(int within, int at, string text)
    {
        if ((text[within] == '{') != (text[at] == ',')) return;
        if (!splits.TryGetValue(within, out var found)) splits[within] = found = [];
        found.Add(at);
    }
}
