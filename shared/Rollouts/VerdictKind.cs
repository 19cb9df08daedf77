namespace Actions.Rollouts;

/// <summary>The states of a rollout.</summary>
public enum VerdictKind
{
    /// <summary>No verdict yet.</summary>
    Going,

    /// <summary>Our deployment completed and is the one that serves.</summary>
    Completed,

    /// <summary>Our deployment has come as far as it was to be followed, and goes on.</summary>
    Waiting,

    /// <summary>Our deployment failed; nobody returns it.</summary>
    Failed,

    /// <summary>Our deployment failed and ECS is returning the service.</summary>
    Returning,

    /// <summary>Our deployment failed and ECS has returned the service.</summary>
    Returned,

    /// <summary>Our deployment failed and so did the return by ECS.</summary>
    ReturnFailed,

    /// <summary>Somebody else's deployment took the place of ours.</summary>
    Superseded,

    /// <summary>The time was over before there was a verdict.</summary>
    TimedOut,

    /// <summary>The state could not be read.</summary>
    Unknown,
}
