namespace EcsDeploy;

/// <summary>What the step does.</summary>
internal enum Mode
{
    Deploy,

    /// <summary>Tells how a deployment stands or ended, and changes nothing.</summary>
    Status,

    /// <summary>Answers the pause a deployment waits at, and follows on.</summary>
    Continue,

    /// <summary>Has ECS return a deployment that is under way, and follows the return.</summary>
    Rollback,
}
