namespace Actions.Rollouts;

/// <summary>What an alarm means that has gone off before anything is deployed: input <c>alarms-before</c>.</summary>
public enum AlarmsBefore
{
    /// <summary>Nothing is deployed.</summary>
    Refuse,

    /// <summary>It does not count until it has been fine again.</summary>
    Ignore,
}
