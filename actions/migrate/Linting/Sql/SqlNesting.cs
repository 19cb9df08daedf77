namespace Migrate.Linting.Sql;

/// <summary>Where in a statement the next token stands: in parentheses, in a CASE expression, in the body of a routine.</summary>
internal sealed class SqlNesting
{
    private int parentheses;
    private int cases;
    private int bodies;

    /// <summary>Whether a semicolon ends a statement of a routine (BEGIN ATOMIC … END), which does not run now.</summary>
    public bool InBody => bodies > 0;

    public void Reset() => (parentheses, cases, bodies) = (0, 0, 0);

    /// <param name="before">The statement so far.</param>
    public void See(IReadOnlyList<SqlToken> before, SqlToken token)
    {
        if (token.Is('('))
            parentheses++;
        else if (token.Is(')'))
            parentheses--;
        else if (token.Is("ATOMIC") && before.Count > 0 && before[^1].Is("BEGIN") && before[0].Is("CREATE"))
            bodies++;
        else if (token.Is("CASE") && before.Count > 0)
            Count(1);
        else if (token.Is("END") && before.Count > 0)
            Count(-1);
    }

    /// <summary>Whether a key word of a procedural block ends the statement before it.</summary>
    public bool Divides(IReadOnlyList<SqlToken> before, SqlToken token) =>
        parentheses <= 0 && cases == 0
        && (token.Is("BEGIN") || token.Is("THEN") || token.Is("LOOP") || token.Is("ELSE"))
        && !(token.Is("LOOP") && before.Count == 1 && before[0].Is("END"));

    private void Count(int change)
    {
        if (bodies > 0)
            bodies = Math.Max(0, bodies + change);
        else
            cases = Math.Max(0, cases + change);
    }
}
