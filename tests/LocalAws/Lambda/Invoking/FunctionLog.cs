using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Logs;

namespace LocalAws.Lambda.Invoking;

/// <summary>Writes the output of functions to their log groups.</summary>
internal sealed class FunctionLog(ILogStore logs, TimeProvider clock)
{
    private const int LongestTail = 4096;

    public void Begin(Invocation invocation) => Line(invocation, First(invocation));

    public void Line(Invocation invocation, string line)
    {
        var group = (invocation.Version.Settings["LoggingConfig"] as JsonObject)?.Text("LogGroup") ?? $"/aws/lambda/{invocation.Function.Name}";
        logs.CreateGroup(group);
        logs.Append(group, StreamOf(invocation), clock.GetUtcNow(), line);
    }

    /// <param name="lines">Lines of the function, which are written already.</param>
    /// <returns>The end of the log in base64, as <c>X-Amz-Log-Result</c> has it.</returns>
    public string End(Invocation invocation, IReadOnlyList<string> lines, TimeSpan duration)
    {
        string[] last = [$"END RequestId: {invocation.RequestId}", Report(invocation, duration)];
        foreach (var line in last)
            Line(invocation, line);
        var text = Encoding.UTF8.GetBytes(string.Concat(((string[])[First(invocation), .. lines, .. last]).Select(line => line + "\n")));
        return Convert.ToBase64String(text.AsSpan(Math.Max(0, text.Length - LongestTail)));
    }

    private static string First(Invocation invocation) => $"START RequestId: {invocation.RequestId} Version: {invocation.Version.Number}";

    /// <summary>One stream a day and version, as if there were one execution environment of each.</summary>
    private string StreamOf(Invocation invocation)
    {
        var version = invocation.Version;
        var environment = SHA256.HashData(Encoding.UTF8.GetBytes($"{invocation.Function.Arn} {version.Number} {version.Code.Sha256} {version.ConfigSha256}"));
        var day = clock.GetUtcNow().ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        return $"{day}/[{version.Number}]{Convert.ToHexStringLower(environment)[..32]}";
    }

    private static string Report(Invocation invocation, TimeSpan duration)
    {
        var milliseconds = duration.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);
        return $"REPORT RequestId: {invocation.RequestId}\tDuration: {milliseconds} ms\tBilled Duration: {Math.Ceiling(duration.TotalMilliseconds)} ms\t"
            + $"Memory Size: {invocation.Version.Settings["MemorySize"]} MB\tMax Memory Used: 64 MB\t";
    }
}
