namespace Notify.Delivery;

/// <summary>How one try went.</summary>
/// <param name="Answer">Null when there was none.</param>
/// <param name="Problem">Why there was none.</param>
/// <param name="WasSent">True when the receiver may have obeyed.</param>
/// <param name="Wait">How long the receiver asks to wait.</param>
internal sealed record Attempt(SinkAnswer? Answer, string? Problem, bool WasSent, TimeSpan? Wait = null)
{
    public bool IsUnsure => Answer is null && WasSent;

    /// <summary>What went wrong in words; null for nothing.</summary>
    public string? Trouble => Answer is null ? Problem : IsWorthAnother(Answer.Status) ? $"answered {Answer.Status}" : null;

    // Every other 4xx says that the same request will never do.
    private static bool IsWorthAnother(int status) => status is 408 or 425 or 429 or (>= 500 and <= 504);
}
