using Actions.Toolkit;

namespace Notify.Delivery;

/// <summary>A sink took the notification.</summary>
/// <param name="Id">What the receiver calls it; null when it does not say.</param>
/// <param name="Remark">What a reader of the summary should know, such as that it may be there twice.</param>
/// <param name="Wasted">True when there was nothing to send after all: the remark says why.</param>
internal sealed record Receipt(string? Id = null, string? Remark = null, bool Wasted = false)
{
    /// <summary>What the receiver did not get, or not whole, for the summary.</summary>
    public Markdown? Text { get; init; }

    public static Receipt Skipped(string why) => new(null, why, Wasted: true);
}
