using System.Globalization;

namespace DetectChanges.Matching;

/// <summary>
/// Reads the JavaScript regular expressions that <see cref="GlobParser"/> writes, including what users put into them themselves.
/// Grammar: ECMAScript, "Patterns", with Annex B (lone brackets and unknown escapes are literal).
/// </summary>
sealed class ExpressionReader(string source)
{
    const int DeepestNesting = 200;
    const int LargestCount = 10_000;

    int at;
    int depth;

    public static ExpressionNode Read(string source)
    {
        var reader = new ExpressionReader(source);
        var node = reader.ReadChoice();
        return reader.at == source.Length ? node : throw new InvalidExpressionException("unmatched ')'");
    }

    ExpressionNode ReadChoice()
    {
        List<ExpressionNode> items = [ReadSequence()];
        while (Take('|')) items.Add(ReadSequence());
        return items.Count == 1 ? items[0] : new ExpressionNode.Choice(items);
    }

    ExpressionNode ReadSequence()
    {
        var items = new List<ExpressionNode>();
        while (at < source.Length && source[at] is not ('|' or ')')) items.Add(ReadQuantified());
        return items.Count == 1 ? items[0] : new ExpressionNode.Sequence(items);
    }

    ExpressionNode ReadQuantified()
    {
        var atom = ReadAtom();
        if (ReadQuantifier() is not var (least, most)) return atom;
        if (atom is ExpressionNode.Place) throw new InvalidExpressionException("nothing to repeat");
        if (most < least) throw new InvalidExpressionException("numbers out of order in {} quantifier");
        if (Math.Max(least, most ?? 0) > LargestCount) throw new FormatException($"a count in braces is above {LargestCount}");
        Take('?');
        return new ExpressionNode.Repeat(atom, least, most);
    }

    ExpressionNode ReadAtom()
    {
        var c = source[at++];
        switch (c)
        {
            case '^': return new ExpressionNode.Place(PlaceKind.Start);
            case '$': return new ExpressionNode.Place(PlaceKind.End);
            // A dot stands for any character, line breaks too: no file name escapes a filter.
            case '.': return new ExpressionNode.One(CharacterSet.Any);
            case '(': return ReadGroup();
            case '[': return new ExpressionNode.One(new CharacterClassReader(source, at).Read(out at));
            case '\\': return ReadEscape();
            case '*' or '+' or '?': throw new InvalidExpressionException("nothing to repeat");
            case '{':
                at--;
                if (ReadQuantifier() != null) throw new InvalidExpressionException("nothing to repeat");
                at++;
                break;
        }

        return new ExpressionNode.One(CharacterSet.Of(c));
    }

    ExpressionNode ReadGroup()
    {
        if (++depth > DeepestNesting) throw new FormatException($"groups are nested deeper than {DeepestNesting}");
        bool? ahead = null;
        if (Take('?')) ahead = ReadGroupKind();
        var inner = ReadChoice();
        if (!Take(')')) throw new InvalidExpressionException("unterminated group");
        depth--;
        return ahead is { } negative ? new ExpressionNode.Ahead(inner, negative) : inner;
    }

    // null: a plain group; false: look ahead; true: negative look ahead.
    bool? ReadGroupKind()
    {
        if (Take(':')) return null;
        if (Take('=')) return false;
        if (Take('!')) return true;
        if (!Take('<')) throw new InvalidExpressionException("invalid group");
        if (at < source.Length && source[at] is '=' or '!') throw new FormatException("look-behind \"(?<=\" and \"(?<!\" are not supported");
        var from = at;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '$')) at++;
        if (at == from || char.IsAsciiDigit(source[from]) || !Take('>')) throw new InvalidExpressionException("invalid capture group name");
        return null;
    }

    ExpressionNode ReadEscape()
    {
        if (at == source.Length) throw new InvalidExpressionException("\\ at end of pattern");
        switch (source[at])
        {
            case 'b': at++; return new ExpressionNode.Place(PlaceKind.WordBoundary);
            case 'B': at++; return new ExpressionNode.Place(PlaceKind.NoWordBoundary);
            case >= '1' and <= '9': throw new FormatException($"the back-reference \"\\{source[at]}\" is not supported");
        }

        return new ExpressionNode.One(CharacterClassReader.Escape(source, ref at));
    }

    (int Least, int? Most)? ReadQuantifier()
    {
        if (Take('*')) return (0, null);
        if (Take('+')) return (1, null);
        if (Take('?')) return (0, 1);
        var from = at;
        if (Take('{') && ReadNumber() is { } least)
        {
            int? most = least;
            if (Take(',')) most = ReadNumber();
            if (Take('}')) return (least, most);
        }

        at = from;
        return null;
    }

    int? ReadNumber()
    {
        var from = at;
        while (at < source.Length && char.IsAsciiDigit(source[at])) at++;
        if (at == from) return null;
        return int.TryParse(source.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }

    bool Take(char c)
    {
        if (at >= source.Length || source[at] != c) return false;
        at++;
        return true;
    }
}
