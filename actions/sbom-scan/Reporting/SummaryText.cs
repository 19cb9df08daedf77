using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.Reporting;

/// <summary>Text of others for the report: short, and without effect.</summary>
internal static class SummaryText
{
    private const int Longest = 160;

    public static string Short(string text) => Markdown.Escape(Cut(text));

    public static string Cut(string text) => ShortText.Of(text, Longest);

    /// <summary>Where the whole list is, as the end of a sentence.</summary>
    public static string In(string? file) => file == null ? "" : $" in {Markdown.InlineCode(file)}";
}
