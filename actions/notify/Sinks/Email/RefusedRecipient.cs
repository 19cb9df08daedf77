namespace Notify.Sinks.Email;

/// <summary>A recipient that the server does not take.</summary>
/// <param name="Address">Without the name.</param>
/// <param name="Code">Of the answer: 4xx for now, 5xx for ever (RFC 5321, 4.2.1).</param>
internal sealed record RefusedRecipient(string Address, int Code)
{
    public bool IsTemporary => Code is >= 400 and < 500;

    public override string ToString() => $"{Address} ({Code})";
}
