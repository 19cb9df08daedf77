namespace ResolveEnvironment.Checking;

/// <summary>What a check says of a deployment.</summary>
internal enum CheckVerdict
{
    Passed,

    /// <summary>It would have held the deployment up, and this run is one that may pass.</summary>
    Overridden,

    Frozen,
    Blocked,
    Refused,
}
