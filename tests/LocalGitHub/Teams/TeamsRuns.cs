namespace LocalGitHub;

/// <summary>The history of the workflows of Teams.</summary>
internal sealed class TeamsRuns
{
    private readonly Lock gate = new();
    private readonly List<LocalTeamsRun> runs = [];

    public IReadOnlyList<LocalTeamsRun> All
    {
        get
        {
            lock (gate) return [.. runs];
        }
    }

    public void Add(LocalTeamsRun run)
    {
        lock (gate) runs.Add(run);
    }
}
