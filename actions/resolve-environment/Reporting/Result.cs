namespace ResolveEnvironment.Reporting;

/// <summary>The answer of the step.</summary>
internal enum Result
{
    Deploy,

    /// <summary>The event leads to no environment.</summary>
    None,

    Frozen,

    /// <summary>An earlier deployment is in the way.</summary>
    Blocked,

    Refused,
}
