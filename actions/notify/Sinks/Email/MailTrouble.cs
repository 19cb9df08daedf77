namespace Notify.Sinks.Email;

/// <summary>A mail server did not take a mail. Never holds what the server said, which may quote what it was told.</summary>
/// <param name="words">What happened, to follow the name of the host.</param>
internal sealed class MailTrouble(string words) : Exception(words)
{
    /// <summary>True when another try may do better.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>True when all of the mail was sent and not answered.</summary>
    public bool MayHaveArrived { get; init; }
}
