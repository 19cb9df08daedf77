using Actions.Toolkit;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>
/// A path with the wildcards of Go's <c>filepath.Match</c>, as <c>COPY</c> and <c>.dockerignore</c> have them. It matches a file when it
/// matches the file itself or a folder around it.
/// </summary>
internal sealed class PathPattern
{
    /// <summary>Stands in a pattern for text that is not known, such as the name of a platform.</summary>
    public const char Unknown = '\uFFFF';

    private const int Longest = 4096;

    private static readonly ExpressionNode Slash = new ExpressionNode.One(CharacterSet.Of('/'));
    private static readonly ExpressionNode Below = new ExpressionNode.Optional(new ExpressionNode.Sequence([Slash, Wildcards.Everything]));

    private readonly string? literal;
    private readonly string? anywhere;   // "/node_modules/" for "**/node_modules"
    private readonly Expression? expression;

    private PathPattern(string? literal, string? anywhere, Expression? expression) => (this.literal, this.anywhere, this.expression) = (literal, anywhere, expression);

    /// <param name="pattern">Without a slash in front or at the end.</param>
    /// <param name="doubleStars"><c>**</c> stands for any folders, or none; otherwise it is a star like any other.</param>
    /// <returns><see langword="null"/> when it is no pattern, such as <c>[a</c>, or longer than any path.</returns>
    public static PathPattern? Parse(string pattern, bool doubleStars)
    {
        if (!HasWildcard(pattern)) return new PathPattern(pattern, null, null);
        if (pattern.Length > Longest) return null;
        if (doubleStars && pattern.StartsWith("**/", StringComparison.Ordinal) && !HasWildcard(pattern[3..])) return new PathPattern(null, $"/{pattern[3..]}/", null);
        try
        {
            return new PathPattern(null, null, new Expression(new ExpressionNode.Sequence([.. Nodes(pattern, doubleStars), Below])));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public bool Matches(string path)
    {
        if (literal != null) return RepositoryPath.IsWithin(path, literal);
        if (anywhere != null) return $"/{path}/".Contains(anywhere, StringComparison.Ordinal);
        return path.StartsWith(expression!.Prefix, StringComparison.Ordinal) && expression.Matches(path);
    }

    private static bool HasWildcard(string pattern) => pattern.AsSpan().ContainsAny(['*', '?', '[', ']', '\\', Unknown]);

    private static IEnumerable<ExpressionNode> Nodes(string pattern, bool doubleStars)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            var c = pattern[at];
            if (c == '*' && doubleStars && at + 1 < pattern.Length && pattern[at + 1] == '*')
            {
                at = pattern.AsSpan(at).StartsWith("**/") ? at + 2 : at + 1;
                yield return at == pattern.Length - 1 ? Wildcards.Everything : Wildcards.Folders;
            }
            else
            {
                yield return c switch
                {
                    '*' => Wildcards.Star,
                    '?' => Wildcards.One,
                    Unknown => Wildcards.Everything,
                    '[' => Set(pattern, ref at),
                    '\\' when at + 1 < pattern.Length => One(pattern[++at]),
                    '\\' => throw new FormatException("a pattern ends with its escape character"),
                    _ => One(c),
                };
            }
        }
    }

    // "[a-z]", "[^a]"; a "]" must be escaped to belong to it.
    private static ExpressionNode.One Set(string pattern, ref int at)
    {
        var ranges = new List<(char, char)>();
        var negated = at + 1 < pattern.Length && pattern[at + 1] == '^';
        for (at += negated ? 2 : 1; at < pattern.Length && (pattern[at] != ']' || ranges.Count == 0); at++)
        {
            var from = Member(pattern, ref at);
            var to = from;
            if (at + 1 < pattern.Length && pattern[at + 1] == '-')
            {
                at += 2;
                to = Member(pattern, ref at);
            }

            if (to < from) throw new FormatException("a range runs backwards");
            ranges.Add((from, to));
        }

        if (at >= pattern.Length) throw new FormatException("a set does not end");
        if (negated) ranges.Add(('/', '/'));
        return new ExpressionNode.One(new CharacterSet(ranges, negated));
    }

    private static char Member(string pattern, ref int at)
    {
        if (at < pattern.Length && pattern[at] == '\\') at++;
        return at < pattern.Length && pattern[at] is not ('-' or ']') ? pattern[at] : throw new FormatException("a set holds what it cannot");
    }

    private static ExpressionNode.One One(char c) => new(CharacterSet.Of(c));
}
