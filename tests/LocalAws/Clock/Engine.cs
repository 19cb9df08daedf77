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

    /// <summary>Runs the action after a delay of world time, never before it has passed. A zero delay means: as the next step.</summary>
    public void After(TimeSpan delay, Action action)
    {
        lock (gate)
            Schedule(new Step(this, Now + delay, action), delay);
    }

    private void Schedule(Step step, TimeSpan delay)
    {
        if (ended)
            return;
        pending.Add(step);
        step.Timer = clock.CreateTimer(static s => ((Step)s!).Fire(), step, delay, Timeout.InfiniteTimeSpan);
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

    private sealed class Step(Engine engine, DateTimeOffset due, Action action)
    {
        public ITimer? Timer { get; set; }

        // A timer of the system counts in ticks of some milliseconds and may fire that much too early: whoever then asks
        // whether the time has come would hear no, and nobody would ask again.
        public void Fire() => engine.Run(() =>
        {
            engine.pending.Remove(this);
            Timer?.Dispose();
            if (due - engine.Now is { Ticks: > 0 } left)
                engine.Schedule(this, left);
            else
                action();
        });
    }
}
