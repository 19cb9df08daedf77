namespace Actions.Toolkit;

/// <summary>The named classes of POSIX in ASCII, as in <c>[[:alpha:]]</c>.</summary>
internal static class PosixClass
{
    private static readonly (char, char)[] Lower = [('a', 'z')];
    private static readonly (char, char)[] Upper = [('A', 'Z')];
    private static readonly (char, char)[] Digit = [('0', '9')];

    /// <summary>Its ranges, or <see langword="null"/> for a name there is no class of.</summary>
    public static (char From, char To)[]? Find(string name) => name switch
    {
        "lower" => Lower,
        "upper" => Upper,
        "digit" => Digit,
        "alpha" => [.. Lower, .. Upper],
        "alnum" => [.. Lower, .. Upper, .. Digit],
        "word" => [.. Lower, .. Upper, .. Digit, ('_', '_')],
        "xdigit" => [.. Digit, ('a', 'f'), ('A', 'F')],
        "space" => [(' ', ' '), ('\t', '\r')],
        "blank" => [(' ', ' '), ('\t', '\t')],
        "cntrl" => [('\0', '\u001f'), ('\u007f', '\u007f')],
        "graph" => [('!', '~')],
        "print" => [(' ', '~')],
        "punct" => [('!', '/'), (':', '@'), ('[', '['), (']', '`'), ('{', '~')],   // without the backslash
        "ascii" => [('\0', '\u007f')],
        _ => null,
    };
}
