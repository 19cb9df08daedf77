namespace Notify.Delivery;

/// <summary>How one try went.</summary>
/// <param name="Answer">Null when there was none.</param>
/// <param name="Problem">Why there was none.</param>
/// <param name="WasSent">True when the receiver may have obeyed.</param>
internal sealed record Attempt(SinkAnswer? Answer, string? Problem, bool WasSent)
{
    public bool IsUnsure => Answer is null && WasSent;

    /// <summary>What went wrong in words, where another try may help; null for nothing of that kind.</summary>
    public string? Trouble => Answer is null ? Problem : IsWorthAnother(Answer.Status) ? $"answered {Answer.Status}" : null;

    // 501 and every other 4xx say that the same request will never do.
    private static bool IsWorthAnother(int status) => status is 408 or 425 or 429 or 500 or 502 or 503 or 504;
}
