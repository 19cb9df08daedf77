namespace Actions.Aws;

/// <summary>The last exception of a call that was given up.</summary>
internal sealed class FailedCall(Exception last, int attempts) : Exception(last.Message, last)
{
    public Exception Last { get; } = last;
    public int Attempts { get; } = attempts;
}
