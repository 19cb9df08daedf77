using System.Text.RegularExpressions;

namespace Testing.Globs;

/// <summary>Puts patterns together from a small alphabet of their parts, the same ones each time.</summary>
public static partial class PatternGenerator
{
    private static readonly string[] Parts =
    [
        .. """
        a b c ab . .a .b / / / / * * * ** ** ** *** ? ?? ! + @ - , } ] ( ) \( \) \* \? \[ \{ \! \. \/ \a [ab] [^a] [!a] [a-c] [^a-c] []a] [a]/ [[:alpha:]] [^[:digit:]]
        {a,b} {a,b/c} {,a} {a,} {a/,}b {**/a,b} {a,b/**} {a,*} {a,{b,c}} {@(a|b),*c} {a,!(b)} {1..3} {1..12} {b..a} {a} {}
        (a) (a|b) (a/b|c) ({a,b}|c) (a)? (a)+ @(a|b) @(a/b|c) @(**/a|b) @(a|!(b)) ?(a) ?(a|*b) *(a) *(a|b) *(!(a)) +(a) +(a|ab) +(a)?
        !(a) !(a) !(a|b) !(a/b) !(**/a) !(b*) !(*.a) !(*.a|*.b) !(@(a|b)) !(!(a)|b) ./ **/ /** /**/ /*
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>
    /// What is not compared, by name. These are readings of picomatch that follow from the order in which it happens to build a
    /// regular expression; nobody can mean them. We read such a pattern by the same plain rules as any other.
    /// </summary>
    public static IReadOnlyDictionary<string, Regex> NotCompared { get; } = new Dictionary<string, Regex>
    {
        ["three stars or more before a parenthesis, or before a dot when they begin the pattern: the peer swallows the group's mark, and takes the dot for any character"] = StarsThenGroup(),
        ["a dot beside a POSIX class or a range in one pattern: the peer may take the dot for any character"] = DotAndSet(),
        ["a dot between a group with a mark behind it and a slash: the same"] = DotAfterGroup(),
        ["a plus behind braces that hold no choice: the peer drops it"] = PlusAfterPlainBraces(),
        ["two pluses or more at the start: the peer reads the first as many"] = PlusesFirst(),
        ["several '!' before './': the peer matches nothing"] = MarksBeforeDot(),
        ["two dots outside a range, with braces: the peer takes them for a range"] = TwoDots(),
        ["a comma or a bar with '..' in the same braces: the peer makes one set of it all"] = CommaAndRange(),
        ["an escaped slash beside two stars: the peer lets them cross folders on one side only"] = EscapedSlash(),
        ["!(*.a).b inside another group: the peer refuses nothing"] = ExtensionInGroup(),
    };

    public static IReadOnlyList<string> Patterns(int seed, int count)
    {
        var random = new Random(seed);
        var patterns = new HashSet<string>();
        while (patterns.Count < count)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Parts[random.Next(Parts.Length)]));
            if (HasPairedParentheses(pattern) && !NotCompared.Values.Any(kind => kind.IsMatch(pattern))) patterns.Add(pattern);
        }

        return [.. patterns];
    }

    // Also not compared: a parenthesis without its partner next to other marks; the peer then leaves its group open or closes another.
    private static bool HasPairedParentheses(string pattern)
    {
        var open = 0;
        foreach (var c in EscapedOrSet().Replace(pattern, ""))
        {
            open += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (open < 0) return false;
        }

        return open == 0;
    }

    [GeneratedRegex(@"\\.|\[[^\]]*\]")]
    private static partial Regex EscapedOrSet();

    [GeneratedRegex(@"\*{3,}\(|^(\./|!)*\*{3,}.*\.")]
    private static partial Regex StarsThenGroup();

    [GeneratedRegex(@"\..*(\[:|\{\w+\.\.\w+\})|(\[:|\{\w+\.\.\w+\}).*\.")]
    private static partial Regex DotAndSet();

    [GeneratedRegex(@"\)[?+]\./")]
    private static partial Regex DotAfterGroup();

    [GeneratedRegex(@"^(\./|!)*\+\+")]
    private static partial Regex PlusesFirst();

    [GeneratedRegex(@"\{[^{},]*\}\+")]
    private static partial Regex PlusAfterPlainBraces();

    [GeneratedRegex(@"^(\./)?!!+\./")]
    private static partial Regex MarksBeforeDot();

    [GeneratedRegex(@"(?<!\{[0-9a-z])\.\.")]
    private static partial Regex TwoDots();

    [GeneratedRegex(@"\{[^}]*([,|][^}]*\.\.|\.\.[^}]*[,|])")]
    private static partial Regex CommaAndRange();

    [GeneratedRegex(@"\\/\*\*|\*\*\\/")]
    private static partial Regex EscapedSlash();

    [GeneratedRegex(@"[({,|][^)}]*!\(\*[^()]*\)\.")]
    private static partial Regex ExtensionInGroup();
}
