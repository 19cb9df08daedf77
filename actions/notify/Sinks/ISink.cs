using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks;

/// <summary>One place that hears of a notification.</summary>
internal interface ISink
{
    SinkName Name { get; }

    /// <summary>True for what keeps a state in order, such as a record or an alert that is over, whoever wants to be told: <c>when</c> does not silence it.</summary>
    bool HearsInSilence(Notification notification) => false;

    /// <summary>What would be sent, for a dry run: one text for each request, such as <c>POST hooks.slack.com</c> and the body.</summary>
    IReadOnlyList<string> Preview(Notification notification);

    /// <summary>How long it may try to deliver this one.</summary>
    Allowance AllowanceFor(Notification notification) => new();

    /// <exception cref="SinkFailure">It was not delivered.</exception>
    Task<Receipt> SendAsync(Notification notification, SinkCall call);
}
