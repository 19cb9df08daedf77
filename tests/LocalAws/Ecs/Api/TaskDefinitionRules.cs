using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

/// <summary>What the service checks on registration beyond the model, and the members it fills in.</summary>
internal static partial class TaskDefinitionRules
{
    private static readonly string[] Lists = ["portMappings", "environment", "mountPoints", "volumesFrom", "systemControls"];

    public static void Check(JsonObject document)
    {
        if (!Family().IsMatch(document.Text("family") ?? ""))
            throw Refused("family should match the pattern [A-Za-z0-9_-]{1,255}.");
        var containers = (document["containerDefinitions"] as JsonArray)?.Select(container => container!.AsObject()).ToList() ?? [];
        if (containers.Count == 0)
            throw Refused("Container list cannot be empty.");
        if (containers.Exists(container => string.IsNullOrEmpty(container.Text("name"))))
            throw Refused("Container.name should not be null or empty.");
        if (containers.Exists(container => string.IsNullOrEmpty(container.Text("image"))))
            throw Refused("Container.image should not be null or empty.");
        if (containers.DistinctBy(container => container.Text("name")).Count() < containers.Count)
            throw Refused("Container names must be unique.");
        if (!containers.Exists(IsEssential))
            throw Refused("There must be at least one essential container.");
        if (document.Texts("requiresCompatibilities").Contains("FARGATE"))
            CheckFargate(document);
    }

    public static void FillDefaults(JsonObject document)
    {
        document.TryAdd("volumes", new JsonArray());
        document.TryAdd("placementConstraints", new JsonArray());
        foreach (var container in document["containerDefinitions"]!.AsArray().Select(container => container!.AsObject()))
        {
            container.TryAdd("cpu", 0);
            container.TryAdd("essential", true);
            foreach (var list in Lists)
                container.TryAdd(list, new JsonArray());
            foreach (var mapping in container["portMappings"]!.AsArray().Select(mapping => mapping!.AsObject()))
                FillPort(mapping, document.Text("networkMode") == "awsvpc");
        }
    }

    private static void FillPort(JsonObject mapping, bool ownInterface)
    {
        mapping.TryAdd("protocol", "tcp");
        if (mapping["containerPort"] is { } port)
            mapping.TryAdd("hostPort", ownInterface ? port.DeepClone() : 0);
    }

    private static bool IsEssential(JsonObject container) => container["essential"]?.GetValue<bool>() ?? true;

    private static void CheckFargate(JsonObject document)
    {
        if (document.Text("networkMode") != "awsvpc")
            throw Refused("Fargate only supports network mode ‘awsvpc’.");
        if (document.Text("cpu") is null || document.Text("memory") is null)
            throw Refused("Fargate requires that 'cpu' and 'memory' be defined at the task level.");
    }

    private static ApiError Refused(string message) => new("ClientException", message);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,255}$")]
    private static partial Regex Family();
}
