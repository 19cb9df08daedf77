using System.Diagnostics.Tracing;

namespace SbomScan.Tests.Lookup;

/// <summary>Hears of every name that is resolved and every connection that the code under the test begins.</summary>
internal sealed class ConnectionRecorder : EventListener
{
    private static readonly AsyncLocal<ConnectionRecorder?> Current = new();

    private readonly List<string> seen = [];

    public ConnectionRecorder() => Current.Value = this;

    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name is "System.Net.NameResolution" or "System.Net.Sockets" or "System.Net.Http") EnableEvents(source, EventLevel.Informational);
    }

    // Other tests run beside this one: theirs come from another flow.
    protected override void OnEventWritten(EventWrittenEventArgs data)
    {
        if (Current.Value != this || data.EventName is not ("ResolutionStart" or "ConnectStart" or "RequestStart")) return;
        lock (seen) seen.Add(data.EventName);
    }
}
