namespace Bench.DetectChanges;

/// <summary>What a run uses and leaves, apart from time.</summary>
/// <param name="Mebibytes">Peak memory of the largest process, the most of several runs.</param>
/// <param name="GitProcesses">How often git is started.</param>
/// <param name="OutputBytes">Size of <c>GITHUB_OUTPUT</c>.</param>
/// <param name="LogLines">Lines of the job log.</param>
/// <param name="ReportBytes">Size of the report.</param>
internal sealed record Footprint(double Mebibytes, int GitProcesses, long OutputBytes, int LogLines, long ReportBytes);

/// <summary>What was measured in one situation.</summary>
internal sealed record Result(Scenario Scenario, Bench.Measuring.Series Git, Bench.Measuring.Series Action, Footprint Footprint);
