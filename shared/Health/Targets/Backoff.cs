namespace Actions.Health;

/// <summary>How the wait between two attempts grows.</summary>
public enum Backoff
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It doubles with each failure, up to a limit.</summary>
    Exponential,
}
