namespace Migrate.Linting.Sql;

/// <param name="Source">The text that the tokens are cut from.</param>
/// <param name="Tokens">At least one; no comments, no final semicolon.</param>
/// <param name="Comments">Those inside, behind it on its last line, and all between the statement before and this one.</param>
/// <param name="Condition">What must hold for it to run; empty when it always does. Equal texts are the same condition.</param>
/// <param name="InCode">Whether it stands in a procedural block, where statements of the language occur as well.</param>
internal sealed record SqlStatement(string Source, IReadOnlyList<SqlToken> Tokens, IReadOnlyList<SqlToken> Comments, string Condition, bool InCode)
{
    private const int Longest = 160;

    public int Line => Tokens[0].Line;

    /// <summary>On one line, for people.</summary>
    public string Short
    {
        get
        {
            var line = string.Join(' ', Source[Tokens[0].Start..Tokens[^1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return line.Length <= Longest ? line : line[..Longest] + "…";
        }
    }

    public bool StartsWith(params ReadOnlySpan<string> words)
    {
        if (Tokens.Count < words.Length)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!Tokens[i].Is(words[i]))
                return false;
        }
        return true;
    }
}
