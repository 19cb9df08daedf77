using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks.Teams;

/// <summary>A workflow that posts what its webhook gets.</summary>
/// <param name="Webhook">Whoever knows it can post.</param>
/// <param name="Template">Words of the author; null for none.</param>
internal sealed record TeamsSettings(Uri Webhook, Template? Template) : ISinkSettings
{
    public ISink Open(ActionContext action) => new TeamsWorkflow(this);

    public static TeamsSettings? Read(SinkReader reader) =>
        reader.SecretAddress("teams-webhook-url", "teams") is { } address ? new TeamsSettings(address, reader.Templates.For(SinkName.Teams)) : null;
}
