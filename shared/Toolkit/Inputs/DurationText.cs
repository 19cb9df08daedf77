using System.Globalization;
using System.Text.RegularExpressions;

namespace Actions.Toolkit;

/// <summary>Durations as users write them: <c>90s</c>, <c>30m</c>, <c>1h30m</c>, <c>500ms</c>; a plain number is seconds.</summary>
public static partial class DurationText
{
    /// <summary>What an error message says is allowed.</summary>
    public const string Allowed = "a duration such as 90s, 30m, 1h30m or 500ms; a plain number is seconds";

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is none; the message says what is allowed.</exception>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e9)
            return TimeSpan.FromSeconds(seconds);

        var match = Pattern().Match(text);
        if (!match.Success || text.Length == 0)
            throw new FormatException($"expected {Allowed}");

        return match.Groups["part"].Captures.Aggregate(TimeSpan.Zero, (sum, part) => sum + Part(part.Value));
    }

    /// <summary>Writes a duration for people: <c>850 ms</c>, <c>4.2 s</c>, <c>3 min 5 s</c>, <c>1 h 12 min</c>.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => $"{Math.Round(duration.TotalMilliseconds)} ms",
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.#} s"),
        { TotalMinutes: < 60 } => $"{(int)duration.TotalMinutes} min {duration.Seconds} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes} min",
    };

    private static TimeSpan Part(string part)
    {
        var unit = part.TrimStart("0123456789.".ToCharArray());
        var number = double.Parse(part[..^unit.Length], CultureInfo.InvariantCulture);
        return unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex(@"\A(?<part>\d{1,6}(\.\d{1,3})?(ms|s|m|h|d))+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
