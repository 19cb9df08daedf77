using System.Globalization;

namespace DetectChanges.Matching;

/// <summary>Reads the inside of <c>[…]</c> and the escapes that stand for characters.</summary>
sealed class CharacterClassReader(string source, int start)
{
    int at = start;

    public CharacterSet Read(out int end)
    {
        var ranges = new List<(char, char)>();
        var negated = at < source.Length && source[at] == '^';
        if (negated) at++;
        while (true)
        {
            if (at >= source.Length) throw new InvalidExpressionException("unterminated character class");
            if (source[at] == ']') break;
            ReadRange(ranges);
        }

        end = at + 1;
        return new CharacterSet(ranges, negated);
    }

    void ReadRange(List<(char, char)> ranges)
    {
        var from = ReadMember();
        if (at + 1 >= source.Length || source[at] != '-' || source[at + 1] == ']')
        {
            ranges.AddRange(from.Ranges());
            return;
        }

        at++;
        var to = ReadMember();
        if (from.Single is { } first && to.Single is { } last)
        {
            if (first > last) throw new InvalidExpressionException("range out of order in character class");
            ranges.Add((first, last));
            return;
        }

        ranges.AddRange(from.Ranges());
        ranges.AddRange(to.Ranges());
        ranges.Add(('-', '-'));
    }

    CharacterSet ReadMember()
    {
        var c = source[at++];
        if (c != '\\') return CharacterSet.Of(c);
        if (at >= source.Length) throw new InvalidExpressionException("unterminated character class");
        if (source[at] == 'b')
        {
            at++;
            return CharacterSet.Of('\b');
        }

        return Escape(source, ref at);
    }

    /// <summary>What stands behind a backslash; unknown letters are themselves.</summary>
    public static CharacterSet Escape(string source, ref int at)
    {
        var c = source[at++];
        if (CharacterSet.Class(c) is { } set) return set;
        return CharacterSet.Of(c switch
        {
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            '0' => '\0',
            'x' when Hex(source, ref at, 2) is { } value => value,
            'u' when Hex(source, ref at, 4) is { } value => value,
            'c' when at < source.Length && char.IsAsciiLetter(source[at]) => (char)(source[at++] % 32),
            _ => c,
        });
    }

    static char? Hex(string source, ref int at, int digits)
    {
        if (at + digits > source.Length) return null;
        if (!ushort.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return null;
        at += digits;
        return (char)value;
    }
}
