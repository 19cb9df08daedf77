namespace Actions.Health;

/// <summary>Where the cause of a fault is looked for: what keeps us from asking says nothing about the target.</summary>
public enum FaultOrigin
{
    /// <summary>At the target.</summary>
    Target,

    /// <summary>In name resolution or routing: ours when no target can be reached, the target's when others can.</summary>
    Network,

    /// <summary>Here: sockets or memory are used up, or the configured proxy does not answer.</summary>
    Here,
}
