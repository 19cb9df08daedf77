namespace SbomScan.Versions;

/// <summary>Takes a version of PEP 440 apart, in any of the spellings that the specification normalises.</summary>
internal sealed class PythonVersionScan(string version)
{
    private static readonly (string Word, string Normal)[] PreWords =
        [("alpha", "a"), ("beta", "b"), ("preview", "rc"), ("pre", "rc"), ("rc", "rc"), ("a", "a"), ("b", "b"), ("c", "rc")];

    private readonly string text = version.Trim().ToLowerInvariant();
    private int at;

    internal sealed record Version(
        string Epoch, List<string> Release, (string Word, string Number)? Pre, string? Post, string? Dev, IReadOnlyList<string> Local);

    /// <summary><see langword="null"/>: it is no version.</summary>
    public Version? Read()
    {
        if (Peek('v')) at++;
        if (Number() is not { } first) return null;
        var epoch = "0";
        if (Peek('!'))
        {
            at++;
            (epoch, first) = (first, Number() ?? "");
        }

        if (first.Length == 0) return null;
        List<string> release = [first];
        while (Peek('.') && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            release.Add(Number()!);
        }

        var read = new Version(epoch, release, Pre(), Post(), Marked("dev"), Local() ?? []);
        return at == text.Length ? read : null;
    }

    private (string Word, string Number)? Pre()
    {
        foreach (var (word, normal) in PreWords)
        {
            if (Marked(word) is { } number) return (normal, number);
        }

        return null;
    }

    private string? Post()
    {
        if (Peek('-') && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            return Number();
        }

        return Marked("post") ?? Marked("rev") ?? Marked("r");
    }

    // [-_.]? word [-_.]? number?
    private string? Marked(string word)
    {
        var start = at;
        SkipSeparator();
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            at = start;
            return null;
        }

        at += word.Length;
        var end = at;
        SkipSeparator();
        if (Number() is { } number) return number;
        at = end;
        return "0";
    }

    private string[]? Local()
    {
        if (!Peek('+')) return null;
        var words = text[(at + 1)..].Split('.', '-', '_');
        if (words.All(word => word.Length > 0 && word.All(char.IsAsciiLetterOrDigit))) at = text.Length;
        return words;
    }

    private void SkipSeparator()
    {
        if (at < text.Length && text[at] is '.' or '-' or '_') at++;
    }

    private bool Peek(char mark) => at < text.Length && text[at] == mark;

    private string? Number()
    {
        var length = Digits.CountAtStart(text.AsSpan(at));
        at += length;
        return length == 0 ? null : text.Substring(at - length, length);
    }
}
