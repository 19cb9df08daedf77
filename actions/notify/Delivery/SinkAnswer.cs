namespace Notify.Delivery;

/// <summary>What a receiver answered in the end.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">At most 1 MiB of it, as text.</param>
/// <param name="MayBeDuplicated">True when an earlier try was sent and not answered.</param>
internal sealed record SinkAnswer(int Status, string Body, bool MayBeDuplicated)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
