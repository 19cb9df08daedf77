using System.Globalization;

namespace EcsDeploy;

/// <summary>Whole numbers from zero up.</summary>
internal static class WholeNumber
{
    public static int Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException("expected a whole number, 0 or more");
}
