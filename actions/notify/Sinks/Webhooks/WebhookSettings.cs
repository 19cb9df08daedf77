using Actions.Toolkit;

namespace Notify.Sinks.Webhooks;

/// <param name="Address">All of it is secret.</param>
/// <param name="Keys">What requests are signed with; two while they are changed.</param>
internal sealed record WebhookSettings(Uri Address, IReadOnlyList<Secret> Keys) : ISinkSettings
{
    private const string Sink = "webhook";

    public static WebhookSettings? Read(SinkReader reader)
    {
        var address = reader.SecretAddress("webhook-url", Sink);
        var key = reader.Input.OptionalSecret("webhook-secret");
        var before = reader.Input.OptionalSecret("webhook-previous-secret");
        if (address is not null || reader.IsNamed) reader.Require("webhook-secret", Sink);
        return address is null || key is null ? null : new WebhookSettings(address, before is null ? [key] : [key, before]);
    }

    public ISink Open(ActionContext action) => new WebhookSink(this, action.Time);
}
