using LocalAws.Clock;
using LocalAws.Ecs.Images;

namespace LocalAws.Processes;

/// <summary>Starts and ends the processes of one local AWS.</summary>
internal sealed class ProcessHost(Engine engine, HttpMessageInvoker http, int limit) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<ProcessContainer> running = [];

    public Engine Engine => engine;
    public HttpMessageInvoker Http => http;
    public FreePorts Ports { get; } = new();

    public bool HasRoom
    {
        get
        {
            lock (gate)
                return running.Count < limit;
        }
    }

    public ProcessContainer Start(LocalProgram program, ContainerStart start)
    {
        var container = new ProcessContainer(this, program, start);
        lock (gate)
        {
            running.Add(container);
            if (container.Ended.IsCompleted)
                running.Remove(container);
        }

        return container;
    }

    public void Forget(ProcessContainer container)
    {
        lock (gate)
            running.Remove(container);
    }

    public async ValueTask DisposeAsync()
    {
        List<ProcessContainer> left;
        lock (gate)
            left = [.. running];
        foreach (var container in left)
            container.Kill();
        await Task.WhenAll(left.Select(container => container.Ended));
    }
}
