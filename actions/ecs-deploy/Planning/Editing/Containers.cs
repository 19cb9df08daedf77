using System.Text.Json.Nodes;

namespace EcsDeploy;

/// <summary>The containers of one service's task definition, and which of them a line means.</summary>
internal sealed class Containers
{
    private readonly string service;
    private readonly EditProblems problems;
    private readonly OrderedDictionary<string, JsonObject> byName = new(StringComparer.Ordinal);

    public Containers(string service, JsonObject definition, EditProblems problems)
    {
        this.service = service;
        this.problems = problems;
        foreach (var container in (definition["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>())
            byName[container["name"]?.ToString() ?? ""] = container;
    }

    /// <summary>True once a line meant a container of this service.</summary>
    public bool Touched { get; private set; }

    public string Names => string.Join(", ", byName.Keys.Select(name => $"'{name}'"));

    public string First => byName.Keys.FirstOrDefault() ?? "";

    /// <param name="input">Where the line stands.</param>
    /// <param name="namedService">The service in the line.</param>
    /// <param name="container">The container in the line; null means the only essential one.</param>
    /// <returns>Null when there is no such container: that is a problem, or the line is for other services.</returns>
    public JsonObject? Find(string input, string? namedService, string? container)
    {
        var found = container is null ? OnlyEssential(input) : Named(input, namedService, container);
        Touched |= found is not null;
        return found;
    }

    private JsonObject? Named(string input, string? namedService, string container)
    {
        if (byName.TryGetValue(container, out var found))
            problems.Matched(input, container);
        else if (namedService is null)
            problems.Missed(input, container, service, Names);
        else
            problems.Add($"Input '{input}': service '{service}' has no container '{container}'; it has {Names}.");
        return found;
    }

    private JsonObject? OnlyEssential(string input)
    {
        var essential = byName.Values.Where(container => container["essential"]?.GetValue<bool>() ?? true).ToList();
        if (essential.Count == 1)
            return essential[0];
        problems.Add($"Input '{input}': service '{service}' has {essential.Count} essential containers ({Names}); it is not clear which one is meant. {Remedy(input)}");
        return null;
    }

    private static string Remedy(string input) => input switch
    {
        "image" => "Use 'images' with one 'container=image' a line.",
        "command" or "entry-point" => $"Use 'config' with '{input}:' as a mapping of containers to commands.",
        "env-files" => "Write 'container=' in front of the ARN.",
        _ => "Write 'container:' in front of the name.",
    };
}
