namespace Actions.Rollouts;

/// <summary>What happens when something a deployment refers to does not exist.</summary>
public enum Verify
{
    /// <summary>Nothing is looked up.</summary>
    Off,

    /// <summary>What is missing is warned about.</summary>
    Warn,

    /// <summary>Nothing is deployed.</summary>
    Strict,
}
