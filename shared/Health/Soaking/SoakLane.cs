namespace Actions.Health;

/// <summary>The requests to one target: so many at a time; a tick that finds no room waits for it until its interval is over.</summary>
internal sealed class SoakLane(int room)
{
    private readonly Queue<(int Number, TimeSpan Latest)> waiting = new();
    private int free = room;

    public bool HasWaiting => waiting.Count > 0;

    public void Enqueue(int number, TimeSpan latest) => waiting.Enqueue((number, latest));

    public void Leave() => free++;

    /// <summary>Takes the next tick that begins its request now, or was missed by now.</summary>
    public bool TryNext(TimeSpan now, out int number, out bool isMissed)
    {
        (number, isMissed) = (0, false);
        if (!waiting.TryPeek(out var next)) return false;
        (number, isMissed) = (next.Number, next.Latest <= now);
        if (!isMissed && free == 0) return false;
        waiting.Dequeue();
        if (!isMissed) free--;
        return true;
    }
}
