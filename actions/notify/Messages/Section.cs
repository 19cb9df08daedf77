namespace Notify.Messages;

/// <summary>A list under a heading.</summary>
/// <param name="Heading">Plain text.</param>
/// <param name="Lines">Plain text, one point each.</param>
/// <param name="More">How many more there are than are listed.</param>
/// <param name="Url">Where all of them are.</param>
internal sealed record Section(string Heading, IReadOnlyList<Fact> Lines, int More = 0, string? Url = null);
