using Actions.Toolkit;

namespace SbomScan.Verdicts;

/// <summary>How the step ends. Three questions stay apart: is there too much, could something not be read, could something not be looked up.</summary>
/// <param name="Problems">Everything that is wrong, the weightiest first.</param>
internal sealed record Verdict(IReadOnlyList<Problem> Problems)
{
    // Beyond the common codes of the actions: 3 could not look up, 4 could not read.
    private static readonly ExitCode CouldNotRead = new(4);

    /// <summary>What decides.</summary>
    public Result Result => Problems.FirstOrDefault(problem => problem.Fails)?.Result ?? Result.Ok;

    /// <summary>Something could not be read or looked up, whether that fails the step or not.</summary>
    public bool IsIncomplete => Problems.Any(problem => problem.Result is Result.Unreadable or Result.LookupFailed);

    /// <summary>The reports leave out what nobody wished to go without: to take them for whole would close alerts.</summary>
    public bool IsReportTrustworthy => !Problems.Any(problem => problem is { Fails: true, Result: Result.Unreadable or Result.LookupFailed });

    public ExitCode ExitCode => Result switch
    {
        Result.Ok => ExitCode.Success,
        Result.Findings or Result.License => ExitCode.Failed,
        Result.Unreadable => CouldNotRead,
        _ => ExitCode.Inconclusive,
    };
}
