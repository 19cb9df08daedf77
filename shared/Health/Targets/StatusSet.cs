using System.Globalization;

namespace Actions.Health;

/// <summary>HTTP statuses as a list with ranges: <c>200-299,401</c>.</summary>
public sealed class StatusSet
{
    /// <summary>No status.</summary>
    public static readonly StatusSet None = new([], "");

    private readonly IReadOnlyList<(int From, int To)> ranges;
    private readonly string text;

    private StatusSet(IReadOnlyList<(int From, int To)> ranges, string text) => (this.ranges, this.text) = (ranges, text);

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">It is none; the message says what is allowed.</exception>
    public static StatusSet Parse(string text)
    {
        var parsed = text.Split(',', StringSplitOptions.TrimEntries).Select(ParseRange).ToList();
        return new StatusSet(parsed, string.Join(',', parsed.Select(range => range.From == range.To ? $"{range.From}" : $"{range.From}-{range.To}")));
    }

    /// <summary>Whether a status is one of them.</summary>
    public bool Contains(int status) => ranges.Any(range => status >= range.From && status <= range.To);

    /// <summary>Whether a status is in both.</summary>
    public bool Overlaps(StatusSet other) => ranges.Any(mine => other.ranges.Any(theirs => mine.From <= theirs.To && theirs.From <= mine.To));

    /// <summary>The list as it is read.</summary>
    public override string ToString() => text;

    private static (int From, int To) ParseRange(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || !ends.All(IsStatus)) throw NotAllowed();
        var (from, to) = (Number(ends[0]), Number(ends[^1]));
        return from <= to ? (from, to) : throw NotAllowed();
    }

    private static bool IsStatus(string text) => text.Length == 3 && text.All(char.IsAsciiDigit) && Number(text) is >= 100 and <= 599;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static FormatException NotAllowed() => new("expected statuses from 100 to 599 and ranges of them, such as 200-299,401");
}
