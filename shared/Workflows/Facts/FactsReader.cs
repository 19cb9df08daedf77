using System.Text.Json.Nodes;

namespace Actions.Workflows;

/// <summary>Reads facts from JSON; what is not there is nothing.</summary>
internal static class FactsReader
{
    public static Facts Read(JsonObject json) => new()
    {
        Suite = (string)json["suite"]!,
        WithoutRules = Texts(json["without-rules"]),
        Severities = Entries(json["severities"]).ToDictionary(entry => entry.Key, entry => Enum.Parse<Severity>((string)entry.Value!, ignoreCase: true), StringComparer.Ordinal),
        AllowedOwners = Texts(json["allowed-owners"]),
        MayBeNamedByTag = Texts(json["may-be-named-by-tag"]),
        SafeInScripts = Texts(json["safe-in-scripts"]),
        IsStrict = (bool?)json["strict"] == true,
        IsReleased = (bool?)json["released"] == true,
        LongestTimeout = (int?)json["longest-timeout"] ?? 120,
        CommonInputs = Entries(json["common-inputs"]).ToDictionary(entry => entry.Key, entry => new CommonInput((string)entry.Value!["type"]!, (string?)entry.Value["default"]), StringComparer.Ordinal),
        OnlyKnownActions = (bool?)json["only-known-actions"] == true,
        Actions = ReadActions(json["actions"] ?? Catalogue()),
        Workflows = Entries(json["workflows"]).ToDictionary(entry => entry.Key, entry => ReadWorkflow(entry.Value!), StringComparer.Ordinal),
    };

    private static JsonNode Catalogue()
    {
        using var stream = typeof(FactsReader).Assembly.GetManifestResourceStream("catalogue.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static Dictionary<string, KnownAction> ReadActions(JsonNode json) =>
        Entries(json).ToDictionary(entry => entry.Key, entry => ReadAction(entry.Value!), StringComparer.OrdinalIgnoreCase);

    private static KnownAction ReadAction(JsonNode json) => new()
    {
        Commit = (string?)json["commit"],
        Version = (string?)json["version"],
        IsArchived = (bool?)json["archived"] == true,
        Inputs = json["inputs"] is null ? null : Texts(json["inputs"]).Select(name => (name, false)).Concat(Texts(json["required-inputs"]).Select(name => (name, true)))
            .ToDictionary(input => input.Item1, input => input.Item2, StringComparer.OrdinalIgnoreCase),
        Outputs = json["outputs"] is null ? null : Texts(json["outputs"]),
        Uses = [.. Texts(json["uses"])],
    };

    private static WorkflowFacts ReadWorkflow(JsonNode json) => new(
        json["triggers"] is { } triggers ? Texts(triggers) : null,
        Texts(json["required-secrets"]),
        Entries(json["jobs"]).ToDictionary(job => job.Key, job => ReadJob(job.Value!), StringComparer.Ordinal));

    private static JobFacts ReadJob(JsonNode json) =>
        new(Texts(json["writes"]), (bool?)json["environment"] == true, (bool?)json["may-continue-on-error"] == true);

    private static HashSet<string> Texts(JsonNode? json) => json is JsonArray list ? list.Select(item => (string)item!).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? json) => json as JsonObject ?? [];
}
