namespace Migrate.Linting.Sql;

/// <summary>What a piece of SQL text is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A key word or a name without quotes.</summary>
    Word,
    QuotedName,
    String,
    DollarString,
    Number,

    /// <summary>One character of punctuation.</summary>
    Symbol,
    Comment,
}
