namespace Migrate.Linting.Sql;

/// <summary>Questions about several tokens.</summary>
internal static class SqlTokens
{
    /// <summary>Whether the words stand somewhere one after the other.</summary>
    public static bool Has(this IReadOnlyList<SqlToken> tokens, params ReadOnlySpan<string> words)
    {
        var cursor = new SqlCursor(tokens);
        while (!cursor.AtEnd)
        {
            if (cursor.Take(words))
                return true;
            cursor.Skip();
        }
        return false;
    }

    /// <summary>Without what stands in parentheses, up to a parenthesis that was opened before.</summary>
    public static List<SqlToken> OutsideParentheses(this IEnumerable<SqlToken> tokens)
    {
        var depth = 0;
        var outside = new List<SqlToken>();
        foreach (var token in tokens)
        {
            depth += token.Is('(') ? 1 : token.Is(')') ? -1 : 0;
            if (depth < 0)
                break;
            if (depth == 0)
                outside.Add(token);
        }
        return outside;
    }
}
