namespace SbomScan.Versions;

/// <summary>Versions of rpm packages, <c>epoch:version-release</c>: https://rpm.org/docs/latest/manual/dependencies.html (rpmvercmp).</summary>
internal sealed class RpmOrder : PartwiseOrder
{
    private const int Tilde = 0;
    private const int EndOfText = 1;
    private const int Caret = 2;
    private const int Word = 3;
    private const int Number = 4;

    protected override VersionPart End => new(EndOfText);

    protected override IReadOnlyList<VersionPart> PartsOf(string version)
    {
        var text = version.Trim();
        var colon = text.IndexOf(':');
        var epoch = colon < 0 ? "0" : text[..colon];
        if (colon + 1 == text.Length || !Digits.AreAll(epoch)) throw VersionFault.Of(version);
        List<VersionPart> parts = [VersionPart.Number(0, epoch)];
        var hyphen = text.LastIndexOf('-');
        AddParts(text.AsSpan((colon + 1)..(hyphen < 0 ? text.Length : hyphen)), parts);
        parts.Add(End);
        if (hyphen >= 0) AddParts(text.AsSpan(hyphen + 1), parts);
        return parts;
    }

    // All characters but letters, digits, tilde and caret only separate.
    private static void AddParts(ReadOnlySpan<char> text, List<VersionPart> parts)
    {
        while (!text.IsEmpty)
        {
            var length = Digits.CountAtStart(text);
            if (length > 0)
            {
                parts.Add(VersionPart.Number(Number, text[..length].ToString()));
            }
            else if (text[0] is '~' or '^')
            {
                parts.Add(new VersionPart(text[0] == '~' ? Tilde : Caret));
            }
            else if ((length = CountLetters(text)) > 0)
            {
                parts.Add(new VersionPart(Word, text[..length].ToString()));
            }

            text = text[Math.Max(length, 1)..];
        }
    }

    private static int CountLetters(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length])) length++;
        return length;
    }
}
