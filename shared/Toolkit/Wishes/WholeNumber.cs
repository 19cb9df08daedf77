using System.Globalization;

namespace Actions.Toolkit;

/// <summary>Whole numbers from zero up.</summary>
public static class WholeNumber
{
    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none; the message says what is expected.</exception>
    public static int Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException("expected a whole number, 0 or more");
}
