namespace Migrate.Linting.Sql;

/// <summary>The conditions that statements of a procedural block stand under, as they open and close.</summary>
internal sealed class SqlConditions(string outer)
{
    private readonly List<string> open = [];

    public string Current => string.Join('/', open.Prepend(outer).Where(condition => condition.Length > 0));

    /// <param name="piece">What stands before the key word that ends it.</param>
    /// <param name="keyWord">The key word: <c>THEN</c>, <c>ELSE</c>, <c>LOOP</c> …; null for a semicolon.</param>
    public void See(IReadOnlyList<SqlToken> piece, SqlToken? keyWord)
    {
        if (keyWord is null && Ends(piece) && open.Count > 0)
            open.RemoveAt(open.Count - 1);
        else if (keyWord is { } then && then.Is("THEN"))
            Enter(Text(piece), instead: !(piece.Count > 0 && (piece[0].Is("IF") || piece[0].Is("CASE"))));
        else if (keyWord is { } loop && loop.Is("LOOP"))
            Enter(Text(piece), instead: false);
        else if (keyWord is { } other && other.Is("ELSE") && open.Count > 0)
            Enter($"else of {open[^1]}", instead: true);
    }

    private static bool Ends(IReadOnlyList<SqlToken> piece) =>
        piece.Count >= 2 && piece[0].Is("END") && (piece[1].Is("IF") || piece[1].Is("LOOP") || piece[1].Is("CASE"));

    private void Enter(string condition, bool instead)
    {
        if (instead && open.Count > 0)
            open[^1] = condition;
        else
            open.Add(condition);
    }

    private static string Text(IEnumerable<SqlToken> piece) => string.Join(' ', piece.Select(token => token.Text));
}
