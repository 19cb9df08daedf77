namespace SbomScan.Versions;

/// <summary>Cuts a version of Maven at dots, hyphens, and where digits and letters meet, which counts as a hyphen.</summary>
internal static class MavenTokens
{
    /// <param name="Text">A number or word; empty ones are <c>0</c>.</param>
    /// <param name="IsAfterHyphen">It does not follow a dot.</param>
    /// <param name="IsBeforeDigit">A digit follows at once: <c>a1</c> is an alpha, <c>a-1</c> is not.</param>
    internal readonly record struct Token(string Text, bool IsAfterHyphen, bool IsBeforeDigit);

    public static IEnumerable<Token> Of(string version)
    {
        var start = 0;
        var isAfterHyphen = false;
        for (var i = 0; i < version.Length; i++)
        {
            var isMark = version[i] is '.' or '-' or '_';
            var isTurn = i > start && !isMark && char.IsAsciiDigit(version[i]) != char.IsAsciiDigit(version[i - 1]);
            if (!isMark && !isTurn) continue;
            yield return new Token(i == start ? "0" : version[start..i], isAfterHyphen, isTurn && char.IsAsciiDigit(version[i]));
            isAfterHyphen = version[i] != '.';
            start = isMark ? i + 1 : i;
        }

        yield return new Token(start == version.Length ? "0" : version[start..], isAfterHyphen, false);
    }
}
