using System.Globalization;
using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>What a new version wrote to its log while it was judged: why it failed usually stands there.</summary>
internal sealed class FailedRuns(ILogs logs, int lines, ActionContext action)
{
    /// <summary>Lines of Lambda itself, which say nothing about a failure.</summary>
    private static readonly string[] Frame = ["START RequestId:", "END RequestId:", "REPORT RequestId:", "INIT_START "];

    /// <summary>The last lines of a version since a time. What cannot be read is said, and changes no verdict.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(FunctionDeployment deployment, DateTimeOffset since)
    {
        if (deployment.Version is null || lines == 0)
            return [];
        var configuration = deployment.Plan.State.Latest.Configuration;
        var group = configuration.Tree["LoggingConfig"]?["LogGroup"]?.ToString() ?? $"/aws/lambda/{deployment.Name}";
        try
        {
            var read = new List<FilteredLogEvent>();
            foreach (var day in new[] { since, action.Time.GetUtcNow() }.Select(Day).Distinct(StringComparer.Ordinal))
                read.AddRange(await logs.FilterLogEventsAsync(new() { LogGroupName = group, LogStreamNamePrefix = $"{day}/[{deployment.Version}]", StartTime = since }, action.Stopping));
            return [.. read.Select(line => line.Message.TrimEnd()).Where(line => !Frame.Any(frame => line.StartsWith(frame, StringComparison.Ordinal))).TakeLast(lines)];
        }
        catch (AwsException problem)
        {
            action.Log.Info($"{deployment.Name}: its log {group} could not be read: {problem.Message}");
            return [];
        }
    }

    // Lambda names the streams of a version so: 2026/11/26/[7]0123…
    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
}
