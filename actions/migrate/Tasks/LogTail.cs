using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>Shows what the containers write while they write it. What cannot be read is said once and changes no verdict.</summary>
internal sealed class LogTail
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainPause = TimeSpan.FromSeconds(1);

    private readonly ILogs logs;
    private readonly ActionContext action;
    private readonly CommandOutput output;
    private readonly List<Stream> streams;

    /// <param name="output">Gets what the migrating container writes.</param>
    public LogTail(ILogs logs, ActionContext action, JsonObject definition, string container, string taskId, CommandOutput output)
    {
        (this.logs, this.action, this.output) = (logs, action, output);
        var names = definition["containerDefinitions"]!.AsArray().Select(one => one!["name"]!.GetValue<string>());
        streams = [.. names.Select(name => new Stream(name, LogSource.Of(definition, name, taskId), name == container))];
        foreach (var stream in streams.Where(stream => stream is { IsMain: true, Source.Stream: null }))
            action.Log.Warning($"Container '{stream.Container}' does not write to CloudWatch Logs ({stream.Source?.ToString() ?? "no log configuration"}): its lines cannot be shown.");
    }

    /// <summary>Where the migrating container writes; empty when that is not CloudWatch Logs.</summary>
    public string Name => streams.Find(stream => stream.IsMain)?.Source?.Stream ?? "";

    /// <summary>Shows what is new.</summary>
    /// <returns>Whether there was something.</returns>
    public async Task<bool> PumpAsync(CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var stream in streams.Where(stream => stream.Source?.Stream is not null && !stream.Closed))
            any |= await PumpAsync(stream, cancellationToken);
        return any;
    }

    /// <summary>After the end: shows what is still on its way.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var started = action.Time.GetTimestamp();
        for (var quiet = 0; quiet < 2 && action.Time.GetElapsedTime(started) < DrainLimit;)
        {
            quiet = await PumpAsync(cancellationToken) ? 0 : quiet + 1;
            if (quiet < 2)
                await Task.Delay(DrainPause, action.Time, cancellationToken);
        }
        foreach (var stream in streams.Where(stream => stream is { IsMain: true, Missing: true }))
            action.Log.Info($"Container '{stream.Container}' has no log stream {stream.Source}: it wrote nothing, or never started.");
    }

    private async Task<bool> PumpAsync(Stream stream, CancellationToken cancellationToken)
    {
        var any = false;
        try
        {
            while (await logs.ReadLogForwardAsync(stream.Source!.Group, stream.Source.Stream!, stream.Next, cancellationToken) is var page)
            {
                (stream.Missing, any) = (false, any || page.Events.Count > 0);
                foreach (var line in page.Events)
                    Show(stream, line.Message);
                if (page.Next == stream.Next)
                    return any;
                stream.Next = page.Next;
            }
        }
        catch (AwsException absent) when (absent.Code == "ResourceNotFoundException")
        {
            stream.Missing = true;
        }
        catch (ReportedException problem)
        {
            stream.Closed = true;
            action.Log.Warning($"The log of container '{stream.Container}' cannot be shown: {problem.Message}", title: "No log lines");
        }
        return any;
    }

    private void Show(Stream stream, string text)
    {
        action.Log.Foreign($"{stream.Container} | ", text);
        if (!stream.IsMain)
            return;
        foreach (var line in text.Split('\n'))
            output.Add(line.TrimEnd('\r'));
    }

    private sealed class Stream(string container, LogSource? source, bool isMain)
    {
        public string Container { get; } = container;
        public LogSource? Source { get; } = source;
        public bool IsMain { get; } = isMain;
        public string? Next { get; set; }
        public bool Missing { get; set; }
        public bool Closed { get; set; }
    }
}
