namespace EcsDeploy;

/// <summary>What is wrong with the edits, over all services, so that everything is told at once.</summary>
internal sealed class EditProblems
{
    private readonly List<string> found = [];
    private readonly Dictionary<(string Input, string Container), List<string>> missed = [];
    private readonly HashSet<(string Input, string Container)> matched = [];

    public void Add(string problem)
    {
        if (!found.Contains(problem, StringComparer.Ordinal))
            found.Add(problem);
    }

    /// <summary>A line for every service names a container that this one does not have: fine when another has it.</summary>
    public void Missed(string input, string container, string service, string existing)
    {
        if (!missed.TryGetValue((input, container), out var services))
            missed[(input, container)] = services = [];
        services.Add($"'{service}' has {existing}");
    }

    public void Matched(string input, string container) => matched.Add((input, container));

    public IReadOnlyList<string> All =>
    [
        .. found,
        .. missed.Where(miss => !matched.Contains(miss.Key))
            .Select(miss => $"Input '{miss.Key.Input}': no service has a container '{miss.Key.Container}'; {string.Join(", ", miss.Value.Distinct(StringComparer.Ordinal))}."),
    ];
}
