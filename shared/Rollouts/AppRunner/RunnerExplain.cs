using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Collects why an operation failed from the two logs of its service: what App Runner did, and what the application wrote.</summary>
/// <param name="logs">The client.</param>
/// <param name="logLines">How many of the last lines of each are shown; 0 shows none.</param>
/// <param name="time">Clock of the time limit.</param>
public sealed class RunnerExplain(ILogs logs, int logLines, TimeProvider time)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(15);

    // The clocks of AWS and of the runner need not agree to the second.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);
    private const int MostEvents = 10_000;

    /// <summary>Looks at what one operation left behind.</summary>
    public async Task<RunnerEvidence> OfAsync(RunnerOperation operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var gaps = new List<string>();
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var excerpts = new List<LogExcerpt>();
        foreach (var kind in new[] { "service", "application" })
        {
            var group = GroupOf(operation.ServiceArn, kind);
            if (await ReadAsync(group, operation.StartedAt - Slack, gaps, either.Token) is { Count: > 0 } lines)
                excerpts.Add(new LogExcerpt(group, lines));
        }
        cancellationToken.ThrowIfCancellationRequested();
        return Conclude(operation.Verdict, excerpts, gaps);
    }

    /// <summary>Name of a log group of a service.</summary>
    /// <param name="serviceArn">Ends with <c>service/NAME/ID</c>.</param>
    /// <param name="kind"><c>service</c> or <c>application</c>.</param>
    public static string GroupOf(string serviceArn, string kind)
    {
        ArgumentNullException.ThrowIfNull(serviceArn);
        return $"/aws/apprunner/{serviceArn[(serviceArn.IndexOf(":service/", StringComparison.Ordinal) + ":service/".Length)..]}/{kind}";
    }

    private RunnerEvidence Conclude(Verdict verdict, IReadOnlyList<LogExcerpt> excerpts, IReadOnlyList<string> gaps)
    {
        var sign = RunnerSigns.Of([.. excerpts.SelectMany(excerpt => excerpt.Lines)]);
        IReadOnlyList<LogExcerpt> shown = logLines == 0 ? [] : [.. excerpts.Select(excerpt => excerpt with { Lines = [.. excerpt.Lines.TakeLast(logLines)] })];
        return new RunnerEvidence(sign is { } found ? $"{found.Meaning}: {found.Line}" : null, sign?.NextStep ?? NextStep(verdict, shown.Count > 0), shown, gaps);
    }

    private static string NextStep(Verdict verdict, bool hasLines) => verdict.Kind switch
    {
        VerdictKind.Unknown => "Look at the service in the App Runner console; the same step again goes on from whatever it finds there.",
        VerdictKind.TimedOut => "Look at the service in the App Runner console: the operation goes on. A longer 'timeout' waits for it.",
        _ when hasLines => "The last lines of the logs are in the log and in the summary: mend that and deploy again.",
        _ => "Usual causes: the application listens on another port than 'port', the path of 'health-check' does not answer, a role lacks a right, the image is not for linux/amd64.",
    };

    private async Task<IReadOnlyList<string>> ReadAsync(string group, DateTimeOffset since, List<string> gaps, CancellationToken cancellationToken)
    {
        try
        {
            var events = await logs.FilterLogEventsAsync(new FilterLogEventsRequest { LogGroupName = group, StartTime = since, AtMost = MostEvents }, cancellationToken);
            return [.. events.Select(line => line.Message)];
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            // The group comes with the first line.
            return [];
        }
        catch (ReportedException problem)
        {
            gaps.Add($"log {group}: {problem.FullText.ReplaceLineEndings(" ")}");
        }
        catch (OperationCanceledException)
        {
            gaps.Add($"log {group}: not read within {DurationText.Format(TimeLimit)}");
        }
        return [];
    }
}
