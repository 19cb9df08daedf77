using Actions.Toolkit;
using Notify.Sinks;

namespace Notify.Delivery;

/// <summary>What became of the notification in one sink.</summary>
/// <param name="Sink">Which.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Reason">Why it was skipped or failed, or a remark; empty for none. No secrets in it.</param>
internal sealed record SinkResult(SinkName Sink, Outcome Outcome, string Reason = "")
{
    /// <summary>Requests made.</summary>
    public int Tries { get; init; }

    /// <summary>What the receiver calls it.</summary>
    public string? Id { get; init; }

    /// <summary>What the receiver did not get, or not whole, for the summary.</summary>
    public Markdown? Text { get; init; }

    /// <summary>True when this outcome makes the step fail, whatever <c>on-error</c> says.</summary>
    public bool IsFatal { get; init; }

    /// <summary>A fault of this program, which is told when the other sinks have done their part.</summary>
    public Exception? Fault { get; init; }
}
