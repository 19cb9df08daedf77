namespace LocalGitHub;

/// <summary>Decides for each request whether trouble is made; the same seed and requests make the same trouble.</summary>
internal sealed class FaultBook(int seed, IEnumerable<FaultRule> rules)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly List<Entry> entries = [.. rules.Select(rule => new Entry(rule))];

    public void Add(FaultRule rule)
    {
        lock (gate) entries.Add(new Entry(rule));
    }

    public FaultRule? Next(string method, string path)
    {
        lock (gate)
        {
            foreach (var entry in entries.Where(entry => entry.Left > 0 && entry.Rule.Applies(method, path)))
            {
                if (random.NextDouble() >= entry.Rule.Probability) continue;
                entry.Left--;
                return entry.Rule;
            }

            return null;
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;
        public int Left { get; set; } = rule.Times;
    }
}
