using System.Buffers;

namespace SbomScan.Versions;

/// <summary>Versions of Debian packages: https://www.debian.org/doc/debian-policy/ch-controlfields.html#version.</summary>
internal sealed class DebianOrder : IVersionOrder
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-~:");

    public int Compare(string left, string right)
    {
        var (a, b) = (Parse(left), Parse(right));
        var order = Digits.Compare(a.Epoch, b.Epoch);
        if (order == 0) order = CompareTexts(a.Upstream, b.Upstream);
        if (order == 0) order = CompareTexts(a.Revision, b.Revision);
        return Math.Sign(order);
    }

    private static (string Epoch, string Upstream, string Revision) Parse(string version)
    {
        var text = version.Trim();
        var colon = text.IndexOf(':');
        var epoch = colon < 0 ? "0" : text[..colon];
        var rest = text[(colon + 1)..];
        var hyphen = rest.LastIndexOf('-');
        var isVersion = Digits.AreAll(epoch) && rest.Length > 0 && !rest.AsSpan().ContainsAnyExcept(Allowed) && hyphen != 0 && hyphen != rest.Length - 1;
        if (!isVersion) throw VersionFault.Of(version);
        return hyphen < 0 ? (epoch, rest, "") : (epoch, rest[..hyphen], rest[(hyphen + 1)..]);
    }

    // Words and numbers take turns, and the end goes on as empty words and zeros.
    private static int CompareTexts(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            var order = CompareWords(ref left, ref right);
            if (order != 0) return order;
            var (a, b) = (Digits.CountAtStart(left), Digits.CountAtStart(right));
            order = Digits.Compare(left[..a], right[..b]);
            if (order != 0) return order;
            left = left[a..];
            right = right[b..];
        }

        return 0;
    }

    private static int CompareWords(ref ReadOnlySpan<char> left, ref ReadOnlySpan<char> right)
    {
        while (Weight(left) != 0 || Weight(right) != 0)
        {
            var order = Weight(left).CompareTo(Weight(right));
            if (order != 0) return order;
            left = left[1..];
            right = right[1..];
        }

        return 0;
    }

    // A tilde is older than the end, letters are older than all else.
    private static int Weight(ReadOnlySpan<char> text) => text.IsEmpty || char.IsAsciiDigit(text[0]) ? 0
        : text[0] == '~' ? -1
        : char.IsAsciiLetter(text[0]) ? text[0]
        : text[0] + 256;
}
