namespace EcsDeploy.Tests.Truth;

/// <summary>What somebody else does while the action waits.</summary>
internal enum Meanwhile
{
    Nothing,

    /// <summary>Deploys a third revision.</summary>
    Superseded,

    /// <summary>Forces another deployment of our revision.</summary>
    Redeployed,

    /// <summary>Deploys the revision from before.</summary>
    PutBack,

    /// <summary>Stops our service deployment with rollback.</summary>
    Stopped,

    /// <summary>Deletes the service.</summary>
    Deleted,

    /// <summary>Changes the desired count, also to 0.</summary>
    Scaled,

    /// <summary>Raises the alarm of the deployment.</summary>
    Alarm,
}
