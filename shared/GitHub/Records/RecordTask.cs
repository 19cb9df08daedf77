namespace Actions.GitHub;

/// <summary>The tasks that tell deployment records of this suite from those of others: GitHub makes one with the task <c>deploy</c> for every job with an environment.</summary>
public static class RecordTask
{
    /// <summary>A service was to be deployed.</summary>
    public const string Deploy = "suite-deploy";

    /// <summary>A service was to go back to an earlier version.</summary>
    public const string Rollback = "suite-rollback";
}
