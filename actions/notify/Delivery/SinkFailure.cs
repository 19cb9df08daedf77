using Actions.Toolkit;

namespace Notify.Delivery;

/// <summary>A sink did not take the notification.</summary>
/// <param name="reason">Why, without the address and without secrets, and what to do where that is known.</param>
/// <param name="inner">What it explains.</param>
internal sealed class SinkFailure(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>True when it was sent and not answered.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>True when the step must not end well after this, whatever <c>on-error</c> says.</summary>
    public bool IsFatal { get; init; }

    /// <summary>What was to be said, for the summary; null where that is said there anyway.</summary>
    public Markdown? Text { get; init; }
}
