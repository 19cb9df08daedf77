namespace Actions.Aws;

/// <summary>Kinds of operations (API reference, <c>OperationSummary.Type</c>).</summary>
public static class AppRunnerOperationType
{
    /// <summary>The image or the code is deployed again, by a call or by an automatic deployment.</summary>
    public const string StartDeployment = "START_DEPLOYMENT";

    /// <summary>The configuration was changed.</summary>
    public const string UpdateService = "UPDATE_SERVICE";

    /// <summary>The service is being paused.</summary>
    public const string PauseService = "PAUSE_SERVICE";

    /// <summary>The service is being resumed.</summary>
    public const string ResumeService = "RESUME_SERVICE";
}
