namespace SbomScan.Packages;

internal static class ShortText
{
    /// <summary>Foreign text, as much as anybody reads of it. Never ends within a character of two halves.</summary>
    /// <param name="text">The whole.</param>
    /// <param name="length">Of what is kept, before the sign that something is missing.</param>
    public static string Of(string text, int length)
    {
        if (text.Length <= length) return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length).TrimEnd(), "…");
    }
}
