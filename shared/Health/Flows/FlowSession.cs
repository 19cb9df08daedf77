using Actions.Toolkit;

namespace Actions.Health;

/// <summary>What the steps of one run of a flow share: values and cookies.</summary>
internal sealed class FlowSession
{
    // A cookie such as theme=dark is no secret, and masking it would blacken the log.
    private const int ShortestCookie = 8;

    private readonly Masks masks;

    public FlowSession(FlowPlan plan, Masks masks, TimeProvider time)
    {
        this.masks = masks;
        Values = new FlowValues(plan.Values);
        Cookies = new CookieJar(time, ReceiveCookie);
    }

    public FlowValues Values { get; }

    public CookieJar Cookies { get; }

    /// <summary>Masks what a request carries.</summary>
    public void Mask(string secret) => UrlSecrets.Mask(masks, secret);

    /// <summary>Masks a value of an answer, in the form it was found in and as it is meant.</summary>
    public void MaskAnswered(FlowValue value)
    {
        foreach (var form in value.Forms) masks.Add(form);
    }

    private void ReceiveCookie(string value)
    {
        if (value.Length < ShortestCookie) return;
        MaskAnswered(new FlowValue(value));
    }
}
