namespace Notify.Messages;

/// <summary>How a message looks where colours are known.</summary>
internal enum Tone
{
    Neutral,
    Good,
    Careful,
    Bad,
}
