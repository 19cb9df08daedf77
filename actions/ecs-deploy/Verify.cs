namespace EcsDeploy;

/// <summary>What happens when something a task definition refers to does not exist.</summary>
internal enum Verify
{
    /// <summary>Nothing is looked up.</summary>
    Off,

    Warn,

    /// <summary>Nothing is deployed.</summary>
    Strict,
}
