namespace Actions.Toolkit;

/// <summary>A set of UTF-16 units, as ranges.</summary>
/// <param name="ranges">Both ends belong to them.</param>
/// <param name="negated">Everything else.</param>
public sealed class CharacterSet(IReadOnlyList<(char From, char To)> ranges, bool negated = false)
{
    private readonly (char From, char To)[] ranges = [.. ranges];

    internal static CharacterSet Any { get; } = new([], negated: true);

    /// <summary>The set of one character.</summary>
    public static CharacterSet Of(char c) => new([(c, c)]);

    /// <summary>The one character of the set, if it holds exactly one.</summary>
    internal char? Single => !negated && ranges is [var (from, to)] && from == to ? from : null;

    internal bool Contains(char c)
    {
        foreach (var (from, to) in ranges)
        {
            if (c >= from && c <= to) return !negated;
        }

        return negated;
    }

    /// <summary>The ranges of this set, or of everything else when it is negated.</summary>
    internal IEnumerable<(char From, char To)> Ranges()
    {
        if (!negated) return ranges;
        var rest = new List<(char, char)>();
        var next = 0;
        foreach (var (from, to) in ranges.OrderBy(range => range.From))
        {
            if (from > next) rest.Add(((char)next, (char)(from - 1)));
            next = Math.Max(next, to + 1);
        }

        if (next <= char.MaxValue) rest.Add(((char)next, char.MaxValue));
        return rest;
    }

    /// <summary>What <c>\d \D \w \W \s \S</c> stand for; <see langword="null"/> for any other letter.</summary>
    internal static CharacterSet? Class(char letter) => letter switch
    {
        'd' or 'D' => new([('0', '9')], letter == 'D'),
        'w' or 'W' => new([('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')], letter == 'W'),
        's' or 'S' => new(Blanks, letter == 'S'),
        _ => null,
    };

    private static readonly (char, char)[] Blanks =
    [
        ('\t', '\r'), (' ', ' '), ('\u00a0', '\u00a0'), ('\u1680', '\u1680'), ('\u2000', '\u200a'), ('\u2028', '\u2029'),
        ('\u202f', '\u202f'), ('\u205f', '\u205f'), ('\u3000', '\u3000'), ('\ufeff', '\ufeff'),
    ];
}
