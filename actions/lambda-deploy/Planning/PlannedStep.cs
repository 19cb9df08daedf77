namespace LambdaDeploy;

/// <summary>What happens to a function.</summary>
internal enum PlannedStep
{
    /// <summary>It is as wanted already.</summary>
    Nothing,

    /// <summary>The alias moves to a version that is there.</summary>
    MoveAlias,

    /// <summary>Code and configuration are as wanted, but not published or not served: a version is published.</summary>
    Publish,

    /// <summary>Code or configuration change.</summary>
    Update,
}
