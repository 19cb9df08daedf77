using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Ecs.Scheduling;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

internal sealed class TaskOperations(EcsWorld world, TaskMaker factory, TaskLife life, TaskJson json, Paging paging) : IEcsOperations
{
    private const int MostRun = 10;
    private const int MostDescribed = 100;
    private readonly Dictionary<string, (string Request, IReadOnlyList<EcsTask> Tasks)> answered = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["RunTask"] = Run,
        ["DescribeTasks"] = Describe,
        ["ListTasks"] = List,
        ["StopTask"] = Stop,
    };

    /// <summary>The same client token with the same parameters gives the same tasks; with others it is a conflict.</summary>
    private JsonObject Run(ApiCall call)
    {
        var cluster = world.Cluster(call.Parameters.Text("cluster"));
        var token = call.Parameters.Text("clientToken");
        var request = call.Parameters.ToJsonString();
        if (token is not null && answered.TryGetValue($"{cluster.Name} {token}", out var earlier))
        {
            return earlier.Request == request
                ? Answer(earlier.Tasks, failures: 0)
                : throw new ApiError("ConflictException", "The RunTask request could not be processed due to conflicts: the client token was used with other parameters.");
        }

        var (tasks, unplaced) = Start(cluster, call.Parameters);
        if (token is not null)
            answered[$"{cluster.Name} {token}"] = (request, tasks);
        return Answer(tasks, unplaced);
    }

    private (List<EcsTask> Tasks, int Unplaced) Start(Cluster cluster, JsonObject parameters)
    {
        var count = parameters.Number("count") ?? 1;
        if (count is < 1 or > MostRun)
            throw new ApiError("InvalidParameterException", $"Count must be between 1 and {MostRun}.");
        var definition = world.Definitions.Usable(parameters.Text("taskDefinition")!);
        CheckOverrides(definition, parameters);
        var placed = Math.Clamp(world.Options.TaskLimit - world.RunningTasks, 0, count);
        var tasks = Enumerable.Range(0, placed).Select(_ => factory.Alone(cluster, definition, parameters.DeepClone().AsObject())).ToList();
        foreach (var task in tasks)
        {
            world.Tags.Set(task.Arn, parameters["tags"]);
            life.Begin(task);
        }

        return (tasks, count - placed);
    }

    private static void CheckOverrides(TaskDefinition definition, JsonObject parameters)
    {
        var names = definition.Containers.Select(container => container.Text("name")).ToList();
        foreach (var entry in parameters["overrides"]?["containerOverrides"] as JsonArray ?? [])
        {
            if (!names.Contains(entry!.AsObject().Text("name")))
                throw new ApiError("InvalidParameterException", "Override for container named " + $"{entry["name"]} is not a container in the TaskDefinition.");
        }
    }

    private JsonObject Answer(IReadOnlyList<EcsTask> tasks, int failures) => new()
    {
        ["tasks"] = Json.Array(tasks.Select(task => (JsonNode)json.Show(task, withTags: true))),
        ["failures"] = Json.Array(Enumerable.Range(0, failures).Select(_ => (JsonNode)new JsonObject { ["reason"] = EventTexts.NoCapacity })),
    };

    private JsonObject Describe(ApiCall call)
    {
        var cluster = world.Cluster(call.Parameters.Text("cluster"));
        var wanted = call.Parameters.Texts("tasks");
        if (wanted.Count == 0)
            throw new ApiError("InvalidParameterException", "Tasks cannot be empty.");
        if (wanted.Count > MostDescribed)
            throw new ApiError("InvalidParameterException", $"Tasks can have at most {MostDescribed} entries.");
        var withTags = call.Parameters.Texts("include").Contains("TAGS");
        var found = wanted.Select(name => (name, task: Find(cluster, name))).ToList();
        return new()
        {
            ["tasks"] = Json.Array(found.Where(one => one.task is not null).Select(one => (JsonNode)json.Show(one.task!, withTags))),
            ["failures"] = Json.Array(found.Where(one => one.task is null)
                .Select(one => (JsonNode)Json.Failure(world.Ids.TaskArn(cluster.Name, Arn.LastPart(one.name)), "MISSING"))),
        };
    }

    private JsonObject List(ApiCall call)
    {
        var parameters = call.Parameters;
        var cluster = world.Cluster(parameters.Text("cluster"));
        var service = parameters.Text("serviceName") is { } name ? EcsWorld.Service(cluster, name) : null;
        var (family, startedBy) = (parameters.Text("family"), parameters.Text("startedBy"));
        if (startedBy is not null && (service is not null || family is not null))
            throw new ApiError("InvalidParameterException", "startedBy must be the only filter.");
        var status = parameters.Text("desiredStatus") ?? "RUNNING";
        var tasks = cluster.Tasks.Where(task => task.DesiredStatus == status
            && (service is null || task.Service == service)
            && (family is null || task.Definition.Family == family)
            && (startedBy is null || task.StartedBy == startedBy)).ToList();
        var (page, next) = paging.Of(call, tasks, task => task.Arn);
        return new JsonObject { ["taskArns"] = Json.Array(page.Select(task => task.Arn)) }.With("nextToken", next);
    }

    private JsonObject Stop(ApiCall call)
    {
        var cluster = world.Cluster(call.Parameters.Text("cluster"));
        var task = Find(cluster, call.Parameters.Text("task")!)
            ?? throw new ApiError("InvalidParameterException", "The referenced task was not found.");
        life.Stop(task, "UserInitiated", call.Parameters.Text("reason") ?? "Task stopped by user");
        return new() { ["task"] = json.Show(task, withTags: false) };
    }

    private static EcsTask? Find(Cluster cluster, string idOrArn) => cluster.Tasks.Find(task => task.Id == Arn.LastPart(idOrArn));
}
