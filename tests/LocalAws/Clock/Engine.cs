namespace LocalAws.Clock;

/// <summary>Runs the steps of the world one at a time: one lock, and timers of the world clock.</summary>
internal sealed class Engine(TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<Step> pending = [];
    private bool ended;

    public DateTimeOffset Now => clock.GetUtcNow();

    public void Run(Action action)
    {
        lock (gate)
        {
            if (!ended)
                action();
        }
    }

    public T Read<T>(Func<T> read)
    {
        lock (gate)
            return read();
    }

    /// <summary>Runs the action after a delay of world time. A zero delay means: as the next step.</summary>
    public void After(TimeSpan delay, Action action)
    {
        var step = new Step(this, action);
        lock (gate)
        {
            if (ended)
                return;
            pending.Add(step);
            step.Timer = clock.CreateTimer(static s => ((Step)s!).Fire(), step, delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>After this no step runs any more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            foreach (var step in pending)
                step.Timer?.Dispose();
            pending.Clear();
        }
    }

    private sealed class Step(Engine engine, Action action)
    {
        public ITimer? Timer { get; set; }

        public void Fire() => engine.Run(() =>
        {
            engine.pending.Remove(this);
            Timer?.Dispose();
            action();
        });
    }
}
