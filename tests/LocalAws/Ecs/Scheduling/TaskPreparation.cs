using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>What happens between PENDING and the start of the containers: images, secrets, log streams.</summary>
internal sealed class TaskPreparation(EcsWorld world)
{
    /// <summary>Finds everything the containers need.</summary>
    /// <exception cref="TaskStartException">The task cannot start; the message is its stopped reason.</exception>
    public IReadOnlyList<PreparedContainer> Prepare(EcsTask task) => [.. task.Containers.Select(container => Prepare(task, container))];

    private PreparedContainer Prepare(EcsTask task, TaskContainer container)
    {
        var definition = container.Definition;
        var image = ImageOf(task, container) ?? throw Failed(container, EventTexts.CannotPull(container.Image));
        if (image.Platforms.Count > 0 && !image.Platforms.Any(platform => IsOf(platform, PlatformOf(task))))
            throw Failed(container, EventTexts.WrongPlatform(PlatformOf(task)));
        container.Digest = image.Digest;
        if (definition["entryPoint"] is JsonArray { Count: > 0 })
            throw Failed(container, EventTexts.EntryPointRefused);

        var overriding = OverrideOf(task, container.Name);
        var environment = Environment(task, definition, overriding, container);
        return new(container, image, environment, Strings(overriding?["command"] ?? definition["command"]), Log(task, container));
    }

    /// <summary>All tasks of a deployment run what the tag meant when the deployment began, unless version consistency is disabled.</summary>
    private LocalImage? ImageOf(EcsTask task, TaskContainer container)
    {
        var pinned = task.Deployment?.Revision.Images.FirstOrDefault(one => one.Container == container.Name).Digest;
        return pinned is null || container.Definition["versionConsistency"]?.GetValue<string>() == "disabled"
            ? world.Images.Find(container.Image)
            : world.Images.Find($"{container.Image.Split('@')[0]}@{pinned}");
    }

    /// <summary>What the task definition asks for; x86 unless it says otherwise.</summary>
    private static string PlatformOf(EcsTask task) =>
        task.Definition.Document["runtimePlatform"]?["cpuArchitecture"]?.GetValue<string>() == "ARM64" ? "linux/arm64" : "linux/amd64";

    /// <summary>A variant of the architecture will do.</summary>
    private static bool IsOf(string platform, string wanted) => platform == wanted || platform.StartsWith(wanted + "/", StringComparison.Ordinal);

    private Dictionary<string, string> Environment(EcsTask task, JsonObject definition, JsonObject? overriding, TaskContainer container)
    {
        var environment = new Dictionary<string, string>(world.Options.TaskEnvironment, StringComparer.Ordinal)
        {
            ["AWS_REGION"] = world.Options.Region,
            ["AWS_EXECUTION_ENV"] = "AWS_ECS_FARGATE",
        };
        foreach (var pair in Pairs(definition["environment"]).Concat(Pairs(overriding?["environment"])))
            environment[Text(pair, "name")] = Text(pair, "value");
        foreach (var secret in Pairs(definition["secrets"]))
            environment[Text(secret, "name")] = Secret(Text(secret, "valueFrom"), container);
        return environment;
    }

    private string Secret(string from, TaskContainer container)
    {
        if (!from.StartsWith("arn:aws:secretsmanager:", StringComparison.Ordinal))
            return world.Parameters.Find(from) ?? throw Failed(container, EventTexts.MissingParameter(from));
        var found = world.Secrets?.Read(from);
        return found?.Value
            ?? throw Failed(container, found?.MissingKey is { } key ? EventTexts.MissingJsonKey(key) : EventTexts.MissingSecret(from));
    }

    /// <summary>Where the container's lines go. Without the awslogs driver they go nowhere.</summary>
    private Action<string> Log(EcsTask task, TaskContainer container)
    {
        var configuration = container.Definition["logConfiguration"];
        if (configuration?["logDriver"]?.GetValue<string>() != "awslogs")
            return _ => { };
        var group = configuration["options"]?["awslogs-group"]?.GetValue<string>() ?? "";
        var prefix = configuration["options"]?["awslogs-stream-prefix"]?.GetValue<string>();
        var stream = prefix is null ? container.RuntimeId : $"{prefix}/{container.Name}/{task.Id}";
        if (!world.Logs.GroupExists(group))
        {
            if (configuration["options"]?["awslogs-create-group"]?.GetValue<string>() != "true")
                throw Failed(container, EventTexts.MissingLogGroup(group));
            world.Logs.CreateGroup(group);
        }

        // A group deleted meanwhile takes no more lines; the task goes on.
        return line =>
        {
            if (world.Logs.GroupExists(group))
                world.Logs.Append(group, stream, world.Now, line);
        };
    }

    private static JsonObject? OverrideOf(EcsTask task, string container) =>
        Pairs(task.Overrides["containerOverrides"]).FirstOrDefault(entry => entry["name"]?.GetValue<string>() == container);

    private static IEnumerable<JsonObject> Pairs(JsonNode? list) => (list as JsonArray)?.Select(entry => entry!.AsObject()) ?? [];
    private static string Text(JsonObject pair, string member) => pair[member]?.GetValue<string>() ?? "";

    private static List<string>? Strings(JsonNode? list) =>
        list is JsonArray { Count: > 0 } values ? [.. values.Select(value => value!.GetValue<string>())] : null;

    private static TaskStartException Failed(TaskContainer container, string reason)
    {
        container.Reason = reason;
        return new(reason);
    }
}
