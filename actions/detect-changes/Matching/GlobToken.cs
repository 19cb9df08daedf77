namespace DetectChanges.Matching;

enum TokenKind { Start, Text, Bracket, Brace, Comma, Slash, Dot, Dots, QuestionMark, Plus, At, Paren, Extglob, Star, Globstar, MaybeSlash }

/// <summary>One piece of a pattern: what was written and the expression it stands for (absent = as written).</summary>
sealed class GlobToken(TokenKind kind, string value, string? output = null)
{
    public TokenKind Kind { get; set; } = kind;
    public string Value { get; set; } = value;
    public string? Output { get; set; } = output;
    public GlobToken? Previous { get; set; }

    /// <summary>Belongs to an extglob such as <c>@(a|b)</c>.</summary>
    public bool Extglob { get; init; }

    /// <summary>Three or more stars in a row were read.</summary>
    public bool ManyStars { get; set; }

    /// <summary>A bracket that holds a class such as <c>[:alpha:]</c>.</summary>
    public bool Posix { get; set; }

    public string Expression => Output ?? Value;
}
