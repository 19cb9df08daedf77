namespace Migrate.Linting.Sql;

/// <param name="Text">As it stands in the source, with its quotes.</param>
/// <param name="Start">Offset in the source.</param>
/// <param name="Line">Line of its first character, from 1.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start, int Line)
{
    public int End => Start + Text.Length;

    /// <summary>Line of its last character.</summary>
    public int LastLine => Line + Text.AsSpan().Count('\n');

    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    /// <summary>Whether it is a key word: a quoted name never is.</summary>
    public bool Is(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool Is(char symbol) => Kind == SqlTokenKind.Symbol && Text[0] == symbol;

    /// <summary>A name as the database compares it: folded to lower case unless quoted.</summary>
    public string Name => Kind == SqlTokenKind.QuotedName ? Text.Trim(Text[0]) : Text.ToLowerInvariant();

    /// <summary>What a string holds; its first line is the line of the token.</summary>
    public string Content => Kind == SqlTokenKind.DollarString ? DollarContent() : Text.TrimStart('e', 'E').Trim('\'').Replace("''", "'", StringComparison.Ordinal);

    private string DollarContent()
    {
        var tag = Text[..(Text.IndexOf('$', 1) + 1)];
        return Text.EndsWith(tag, StringComparison.Ordinal) && Text.Length >= 2 * tag.Length ? Text[tag.Length..^tag.Length] : Text[tag.Length..];
    }
}
