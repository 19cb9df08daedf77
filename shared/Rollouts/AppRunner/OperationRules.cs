using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>What the state of an operation means. Pure. The state of the service is no part of it: it says nothing of whose operation ended how.</summary>
public static class OperationRules
{
    /// <summary>The verdict on an operation.</summary>
    /// <param name="operation">As listed; null while it is not in the list.</param>
    public static Verdict Judge(AppRunnerOperation? operation) => operation?.Status switch
    {
        AppRunnerOperationStatus.Succeeded => new(VerdictKind.Completed),
        AppRunnerOperationStatus.Failed => new(VerdictKind.Failed, "App Runner gave the operation up and rolled nothing back"),
        AppRunnerOperationStatus.RollbackInProgress => new(VerdictKind.Returning, "the operation failed and App Runner is rolling it back"),
        AppRunnerOperationStatus.RollbackSucceeded => new(VerdictKind.Returned, "the operation failed and App Runner rolled it back"),
        AppRunnerOperationStatus.RollbackFailed => new(VerdictKind.ReturnFailed, "the operation failed and App Runner could not roll it back"),
        _ => Verdict.Going,
    };
}
