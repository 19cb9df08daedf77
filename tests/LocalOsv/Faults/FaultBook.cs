namespace LocalOsv;

/// <summary>Decides for each request whether trouble is made.</summary>
internal sealed class FaultBook(IEnumerable<FaultRule> rules)
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [.. rules.Select(rule => new Entry(rule))];

    public void Add(FaultRule rule)
    {
        lock (gate) entries.Add(new Entry(rule));
    }

    public FaultRule? Next(RecordedRequest request)
    {
        lock (gate)
        {
            var entry = entries.Find(entry => entry.Left > 0
                && request.Path.Contains(entry.Rule.PathContains, StringComparison.Ordinal)
                && request.Body.Contains(entry.Rule.BodyContains, StringComparison.Ordinal));
            if (entry != null) entry.Left--;
            return entry?.Rule;
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;
        public int Left { get; set; } = rule.Times;
    }
}
