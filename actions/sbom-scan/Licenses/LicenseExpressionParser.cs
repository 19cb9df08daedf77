namespace SbomScan.Licenses;

/// <summary>
/// Reads SPDX expressions: <c>AND</c> binds before <c>OR</c>, <c>WITH</c> before both.
/// Ids and operators may be in any case; an id that is not on the list is read, and is not known then.
/// </summary>
internal sealed class LicenseExpressionParser
{
    private const int DeepestNesting = 256;
    private const int LongestText = 100_000;

    private readonly string text;
    private int at;
    private int depth;
    private string token = "";   // empty: the end

    public LicenseExpressionParser(string text)
    {
        this.text = text;
        if (text.Length > LongestText) throw new FormatException($"a licence expression of more than {LongestText:N0} characters");
    }

    public LicenseExpression Read()
    {
        Advance();
        var expression = ReadAny();
        return token.Length == 0 ? expression : throw Unexpected("AND, OR or the end");
    }

    private LicenseExpression ReadAny()
    {
        var parts = new List<LicenseExpression>();
        do
        {
            if (ReadAll() is var part && part is LicenseExpression.Any inner) parts.AddRange(inner.Parts);
            else parts.Add(part);
        }
        while (TryTake("OR"));
        return parts.Count == 1 ? parts[0] : new LicenseExpression.Any(parts);
    }

    private LicenseExpression ReadAll()
    {
        var parts = new List<LicenseExpression>();
        do
        {
            if (ReadOne() is var part && part is LicenseExpression.All inner) parts.AddRange(inner.Parts);
            else parts.Add(part);
        }
        while (TryTake("AND"));
        return parts.Count == 1 ? parts[0] : new LicenseExpression.All(parts);
    }

    private LicenseExpression ReadOne()
    {
        if (!TryTake("(")) return ReadLicense();
        if (++depth > DeepestNesting) throw new FormatException($"parentheses nested deeper than {DeepestNesting} levels");
        var inner = ReadAny();
        depth--;
        return TryTake(")") ? inner : throw Unexpected("')'");
    }

    private LicenseExpression ReadLicense()
    {
        var license = Resolve(Word("a licence"));
        if (!TryTake("WITH")) return license;
        var exception = Word("an exception");
        if (license is not LicenseExpression.Single { Exception: null } single) throw new FormatException($"'{license}' cannot take an exception");
        return single with { Exception = SpdxList.FindException(exception) ?? exception };
    }

    private static LicenseExpression Resolve(string word)
    {
        if (SpdxList.Find(word) is { } listed) return Canonical(listed);
        if (word.EndsWith('+') && SpdxList.Find(word[..^1]) is { } plain) return OrLater(Canonical(plain));
        if (Reference(word) is { } reference) return new LicenseExpression.Single(reference);
        return LicenseNames.Find(word) ?? new LicenseExpression.Single(word.TrimEnd('+'), word.EndsWith('+'));
    }

    private static LicenseExpression Canonical(SpdxLicense license) =>
        license.Successor is { } successor && successor != license.Id ? LicenseExpression.Parse(successor) : new LicenseExpression.Single(license.Id);

    private static LicenseExpression OrLater(LicenseExpression license)
    {
        if (license is not LicenseExpression.Single single) return license;
        if (single.Id.EndsWith("-or-later", StringComparison.Ordinal)) return single;
        return single.Id.EndsWith("-only", StringComparison.Ordinal) ? single with { Id = single.Id[..^"-only".Length] + "-or-later" } : single with { IsOrLater = true };
    }

    private static string? Reference(string word)
    {
        foreach (var prefix in (string[])["LicenseRef-", "DocumentRef-"])
        {
            if (word.Length > prefix.Length && word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return prefix + word[prefix.Length..];
        }

        return null;
    }

    private string Word(string what)
    {
        if (token is "" or "(" or ")" || IsOperator(token)) throw Unexpected(what);
        var word = token;
        Advance();
        return word;
    }

    private bool TryTake(string expected)
    {
        if (!token.Equals(expected, StringComparison.OrdinalIgnoreCase)) return false;
        Advance();
        return true;
    }

    private void Advance()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        var start = at;
        if (at < text.Length && text[at] is '(' or ')') at++;
        else while (at < text.Length && IsWordLetter(text[at])) at++;
        if (at == start && at < text.Length) throw new FormatException($"character {at + 1} ('{text[at]}') belongs into no licence id");
        token = text[start..at];
    }

    private FormatException Unexpected(string expected) =>
        new(token.Length == 0 ? $"it ends where {expected} was expected" : $"'{token}' at character {at - token.Length + 1} where {expected} was expected");

    private static bool IsOperator(string word) => word.ToUpperInvariant() is "AND" or "OR" or "WITH";

    private static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+' or ':' or '_';
}
