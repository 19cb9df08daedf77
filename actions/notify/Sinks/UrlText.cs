namespace Notify.Sinks;

/// <summary>Addresses as part of markup.</summary>
internal static class UrlText
{
    /// <summary>The address without characters that would end it.</summary>
    /// <param name="url">An address.</param>
    /// <param name="ends">Characters that end an address in this markup, besides blanks and control characters.</param>
    public static string Escape(string url, string ends) =>
        string.Concat(url.Select(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || ends.Contains(letter) ? Uri.EscapeDataString($"{letter}") : $"{letter}"));
}
