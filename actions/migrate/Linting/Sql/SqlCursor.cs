namespace Migrate.Linting.Sql;

/// <summary>Reads tokens one after the other.</summary>
internal sealed class SqlCursor(IReadOnlyList<SqlToken> tokens)
{
    private int at;

    public bool AtEnd => at >= tokens.Count;

    /// <summary>The tokens that were not read.</summary>
    public IReadOnlyList<SqlToken> Rest => [.. tokens.Skip(at)];

    public int Line => tokens[Math.Min(at, tokens.Count - 1)].Line;

    /// <summary>Reads the words when they are next, all of them or none.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        if (at + words.Length > tokens.Count)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!tokens[at + i].Is(words[i]))
                return false;
        }
        at += words.Length;
        return true;
    }

    public bool Take(char symbol)
    {
        if (AtEnd || !tokens[at].Is(symbol))
            return false;
        at++;
        return true;
    }

    /// <summary>Reads one of the words when it is next.</summary>
    public bool TakeAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word))
                return true;
        }
        return false;
    }

    /// <summary>Reads as many of the words as are next, in any order.</summary>
    public void TakeAll(params ReadOnlySpan<string> words)
    {
        var found = true;
        while (found)
            found = TakeAny(words);
    }

    public void Skip() => at++;

    /// <summary>Reads a name with its schema; the schema <c>public</c> is left out. Empty when no name is next.</summary>
    public string Name()
    {
        var parts = new List<string>();
        while (!AtEnd && tokens[at].IsName)
        {
            parts.Add(tokens[at++].Name);
            if (!Take('.'))
                break;
        }
        return string.Join('.', parts is ["public", _, ..] ? parts.Skip(1) : parts);
    }

    /// <summary>Reads names with commas between them.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        do
        {
            names.Add(Name());
        }
        while (Take(','));
        return names;
    }

    /// <summary>Cuts the rest at commas outside of parentheses.</summary>
    public IReadOnlyList<IReadOnlyList<SqlToken>> Parts()
    {
        var parts = new List<IReadOnlyList<SqlToken>>();
        var part = new List<SqlToken>();
        var depth = 0;
        foreach (var token in Rest)
        {
            depth += token.Is('(') ? 1 : token.Is(')') ? -1 : 0;
            if (depth > 0 || !token.Is(','))
            {
                part.Add(token);
                continue;
            }
            parts.Add(part);
            part = [];
        }
        parts.Add(part);
        return [.. parts.Where(one => one.Count > 0)];
    }
}
