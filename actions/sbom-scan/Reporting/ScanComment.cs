using Actions.GitHub;
using Actions.Toolkit;
using SbomScan.Verdicts;

namespace SbomScan.Reporting;

/// <summary>The comment on the pull request. It never changes the verdict.</summary>
/// <param name="sticky">The comment of this target.</param>
/// <param name="mode">When there is to be one.</param>
/// <param name="log">Is told when it cannot be written.</param>
internal sealed class ScanComment(StickyComment sticky, CommentMode mode, ActionLog log)
{
    public async Task WriteAsync(ScanReport report, ReportFiles files, CancellationToken stopping)
    {
        try
        {
            var body = ScanSummary.Fit(report, files, sticky.Room, text => text.Length).ToString();
            if (mode == CommentMode.Always || report.Open.Any() || report.Verdict.Result != Result.Ok || report.Verdict.IsIncomplete) await sticky.PutAsync(body, stopping);
            else await sticky.UpdateAsync(body, stopping);
        }
        catch (GitHubError problem)
        {
            log.Warning($"The comment on the pull request could not be written: {problem.Message} Its text is in the step summary. {problem.Remedy}", "No comment");
        }
    }
}
