using System.Text.Json.Nodes;

namespace Notify.Delivery;

/// <summary>What a receiver answered in the end.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">At most 1 MiB of it, as text.</param>
/// <param name="MayBeDuplicated">True when an earlier try was sent and not answered.</param>
internal sealed record SinkAnswer(int Status, string Body, bool MayBeDuplicated)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>How long the receiver asks to wait (<c>Retry-After</c>).</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>The body as JSON; null when it is none, as that of a proxy.</summary>
    public JsonNode? Tree() => ForeignJson.Parse(Body);
}
