using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy;

/// <summary>Environment, secrets and environment files of the containers.</summary>
internal sealed class EnvironmentEdit(string service, Containers containers, EditProblems problems)
{
    public void Apply(ServiceWish wish)
    {
        Unset(wish);
        foreach (var line in wish.Env)
            Set(containers.Find("env", line.Service, line.Container), line, "environment", "value", instead: "secrets");
        foreach (var line in wish.Secrets)
            Set(containers.Find("secrets", line.Service, line.Container), line, "secrets", "valueFrom", instead: "environment");
        foreach (var line in wish.EnvFiles)
            AddFile(containers.Find("env-files", line.Service, line.Container), line.Arn);
        Expect(wish);
    }

    // AWS refuses a name that is both a plain value and a secret: the one that was given stays.
    private static void Set(JsonObject? container, Assignment line, string list, string value, string instead)
    {
        if (container is null)
            return;
        NamedItems.Remove(container, instead, line.Name);
        NamedItems.Set(container, list, ("name", line.Name), (value, line.Value));
    }

    private static void AddFile(JsonObject? container, string arn)
    {
        if (container is null)
            return;
        if (container["environmentFiles"] is not JsonArray files)
            container["environmentFiles"] = files = [];
        if (!files.OfType<JsonObject>().Any(file => file["value"]?.ToString() == arn))
            files.Add((JsonNode)new JsonObject { ["value"] = arn, ["type"] = "s3" });
    }

    // From a revision it may be gone since the last run of this very step; a file says the same each time.
    private void Unset(ServiceWish wish)
    {
        foreach (var line in wish.EnvUnset)
        {
            if (containers.Find("env-unset", line.Service, line.Container) is not { } container)
                continue;
            var existing = Existing(container);
            if (!NamedItems.Remove(container, "environment", line.Name) & !NamedItems.Remove(container, "secrets", line.Name)
                && wish.TaskDefinition is TaskDefinitionSource.Document file)
                problems.Add($"Input 'env-unset': '{file.Path}' sets no '{line.Name}' in container '{container["name"]}' of service '{service}'; it sets {existing}.");
        }
    }

    private void Expect(ServiceWish wish)
    {
        foreach (var line in wish.ExpectedEnv)
        {
            if (containers.Find("expected-env", line.Service, line.Container) is not { } container)
                continue;
            var isSet = NamedItems.Names(container, "environment").Concat(NamedItems.Names(container, "secrets")).Contains(line.Name, StringComparer.Ordinal);
            if (!isSet)
                problems.Add($"Input 'expected-env': container '{container["name"]}' of service '{service}' has no '{line.Name}' in its environment or secrets; it has {Existing(container)}.");
        }
    }

    private static string Existing(JsonObject container)
    {
        var names = NamedItems.Names(container, "environment").Concat(NamedItems.Names(container, "secrets")).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names.Select(name => $"'{name}'"));
    }
}
