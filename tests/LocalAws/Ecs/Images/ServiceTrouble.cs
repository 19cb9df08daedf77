namespace LocalAws.Ecs.Images;

/// <summary>What the containers of a service do instead of what their image says.</summary>
internal sealed class ServiceTrouble
{
    private readonly Dictionary<string, Queue<VirtualOutcome>> byService = new(StringComparer.Ordinal);

    public void Set(string service, IEnumerable<VirtualOutcome> outcomes) => byService[service] = new(outcomes);

    public void Clear(string service) => byService.Remove(service);

    /// <summary>The outcome of the next container; the last one given stays until it is cleared.</summary>
    public VirtualOutcome? Next(string? service)
    {
        if (service is null || !byService.TryGetValue(service, out var outcomes) || outcomes.Count == 0)
            return null;
        return outcomes.Count > 1 ? outcomes.Dequeue() : outcomes.Peek();
    }
}
