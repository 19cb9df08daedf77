using System.Text;
using Actions.Changes;
using Actions.GitHub;
using Actions.Toolkit;
using SbomScan.Lookup;
using SbomScan.NewOnly;
using SbomScan.Reading;
using SbomScan.Reporting;
using SbomScan.Scanning;
using SbomScan.Snapshots;

namespace SbomScan;

/// <summary>The story of the action: inputs, scan, files, reports, verdict.</summary>
internal static class SbomScanApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        using var basis = new BaseCommit(action, inputs);
        using var targets = new TargetReader(inputs, action);
        using var lookups = new Lookups(inputs.Lookup, action);
        var report = await new Scan(inputs, action, targets, lookups.Lookup, basis).RunAsync();

        var files = new ReportWriter(inputs.Documents, action.Runner, action.Version, action.Log, SourceDate.Of(action.Environment)).Write(report);
        ScanOutputs.Write(action.Outputs, report, files);
        ScanLog.Write(action.Log, report);
        action.Summary.Write(ScanSummary.Fit(report, files, StepSummary.Limit, Encoding.UTF8.GetByteCount));
        await TellGitHubAsync(inputs, action, report, files);
        return report.Verdict.ExitCode;
    }

    private static async Task TellGitHubAsync(Inputs inputs, ActionContext action, ScanReport report, ReportFiles files)
    {
        if (inputs is { Comment: CommentMode.Off, Snapshot: false }) return;
        using var github = GitHubClient.For(action, inputs.Token);
        if (inputs.Comment != CommentMode.Off)
        {
            if (GitHubEvent.Read(action.Runner).PullRequestNumber is { } number)
                await new ScanComment(new StickyComment(github, RepositoryName.Parse(action.Runner.Repository), number, CommentKey.Of("sbom-scan", report.Inventory.Name)), inputs.Comment, action.Log).WriteAsync(report, files, action.Stopping);
            else action.Log.Notice("The input 'comment' has no effect: the event is not about a pull request.");
        }

        if (inputs.Snapshot) await SnapshotSender.SendAsync(action, github, report);
    }
}
