namespace Actions.Aws;

/// <summary>What is known of a failed AWS call.</summary>
public enum CallOutcome
{
    /// <summary>AWS did not execute it: throttled, or no connection was made.</summary>
    NotDone,

    /// <summary>It was sent and may have been executed: server error, lost connection, time-out, unreadable answer.</summary>
    Unknown,

    /// <summary>AWS said no; repeating it changes nothing.</summary>
    Refused,
}
