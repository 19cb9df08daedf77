namespace Actions.Rollouts;

/// <summary>How a service gets back to an earlier revision.</summary>
public enum ReturnWay
{
    /// <summary>The revision is deployed again.</summary>
    Deploy,

    /// <summary>The deployment in progress is stopped with rollback; where that cannot be, the revision is deployed again.</summary>
    Stop,

    /// <summary>ECS is taking the service back already.</summary>
    ByEcs,

    /// <summary>A deployment to the revision is under way already.</summary>
    Join,
}
