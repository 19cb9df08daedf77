namespace Rollback;

/// <summary>What is done with a target.</summary>
internal enum PlannedStep
{
    /// <summary>It is taken back.</summary>
    GoBack,

    /// <summary>It is on its way back already, and that is followed.</summary>
    Follow,

    /// <summary>It is where it would be taken.</summary>
    AlreadyThere,

    /// <summary>Somebody else is deploying it.</summary>
    Busy,

    /// <summary>The version asked for may not be gone to.</summary>
    Refused,

    /// <summary>No version is known to have worked before.</summary>
    Nothing,
}
