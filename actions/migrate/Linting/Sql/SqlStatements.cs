namespace Migrate.Linting.Sql;

/// <summary>Cuts a script into statements, and looks into the procedural blocks that run at once.</summary>
internal sealed class SqlStatements
{
    private const int DeepestNesting = 8;

    private readonly string source;
    private readonly IReadOnlyList<SqlToken> tokens;
    private readonly bool inCode;
    private readonly SqlConditions conditions;
    private readonly List<SqlToken> piece = [];
    private readonly List<SqlToken> comments = [];
    private readonly List<SqlStatement> statements = [];
    private readonly SqlNesting nesting = new();
    private readonly int depth;

    private SqlStatements(string source, int firstLine, bool inCode, string condition, int depth)
    {
        this.source = source;
        this.inCode = inCode;
        this.depth = depth;
        tokens = SqlTokenizer.Read(source, firstLine);
        conditions = new SqlConditions(condition);
    }

    /// <summary>The statements in order; what stands in a block that runs at once follows the statement that holds the block.</summary>
    public static IReadOnlyList<SqlStatement> Of(string source) => new SqlStatements(source, 1, inCode: false, "", 0).Read();

    private List<SqlStatement> Read()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == SqlTokenKind.Comment)
                comments.Add(token);
            else if (token.Is(';') && !nesting.InBody)
                i = EndAt(i);
            else if (inCode && nesting.Divides(piece, token))
                Finish(token);
            else
                Add(token);
        }
        Finish(null);
        return statements;
    }

    private void Add(SqlToken token)
    {
        nesting.See(piece, token);
        piece.Add(token);
    }

    // A comment behind the semicolon belongs to the statement it ends.
    private int EndAt(int semicolon)
    {
        var last = semicolon;
        while (last + 1 < tokens.Count && tokens[last + 1] is { Kind: SqlTokenKind.Comment } comment && comment.Line == tokens[semicolon].Line)
            comments.Add(tokens[++last]);
        Finish(null);
        return last;
    }

    private void Finish(SqlToken? keyWord)
    {
        if (piece.Count > 0)
        {
            var statement = new SqlStatement(source, [.. piece], [.. comments], conditions.Current, inCode);
            statements.Add(statement);
            LookInside(statement);
            comments.Clear();
        }
        if (inCode)
            conditions.See(piece, keyWord);
        piece.Clear();
        nesting.Reset();
    }

    private void LookInside(SqlStatement statement)
    {
        if (depth < DeepestNesting && (statement.StartsWith("DO") || (inCode && statement.StartsWith("EXECUTE"))) && Block(statement) is { } block)
            statements.AddRange(new SqlStatements(block.Content, block.Line, statement.StartsWith("DO"), statement.Condition, depth + 1).Read());
    }

    // DO LANGUAGE 'plpgsql' $$ … $$: the dollar quotes are the block.
    private static SqlToken? Block(SqlStatement statement) => statement.Tokens
        .Where(token => token.Kind is SqlTokenKind.DollarString or SqlTokenKind.String)
        .OrderBy(token => token.Kind == SqlTokenKind.String)
        .Select(token => (SqlToken?)token)
        .FirstOrDefault();
}
