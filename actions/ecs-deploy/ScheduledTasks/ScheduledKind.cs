namespace EcsDeploy;

/// <summary>What starts tasks by the clock.</summary>
internal enum ScheduledKind
{
    /// <summary>A rule of EventBridge, with targets.</summary>
    Rule,

    /// <summary>A schedule of EventBridge Scheduler, with one target.</summary>
    Schedule,
}
