using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Ecs.Scheduling;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

internal sealed class ServiceOperations(EcsWorld world, DeploymentBook book, ServiceScheduler scheduler, ServiceJson json, Paging paging) : IEcsOperations
{
    private const int MostDescribed = 10;
    private readonly StaleReads stale = new(world);

    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["CreateService"] = Create,
        ["UpdateService"] = Update,
        ["DeleteService"] = Delete,
        ["DescribeServices"] = Describe,
        ["ListServices"] = List,
    };

    private JsonObject Create(ApiCall call)
    {
        var parameters = call.Parameters;
        var cluster = world.Cluster(parameters.Text("cluster"));
        var name = parameters.Text("serviceName")!;
        if (EcsWorld.FindService(cluster, name) is { Status: not "INACTIVE" } existing)
        {
            return existing.ClientToken is { } token && token == parameters.Text("clientToken")
                ? new() { ["service"] = json.Show(existing, withTags: true) }
                : throw new ApiError("InvalidParameterException", "Creation of service was not idempotent.");
        }

        ServiceRules.Check(parameters, [], world);
        var definition = world.Definitions.Usable(parameters.Text("taskDefinition")
            ?? throw new ApiError("InvalidParameterException", "TaskDefinition can not be blank."));

        var service = new Service(name, world.Ids.ServiceArn(cluster.Name, name), cluster, world.Now)
        {
            CreatedBy = call.Caller.Arn,
            ClientToken = parameters.Text("clientToken"),
            DesiredCount = parameters.Number("desiredCount") ?? 0,
            Settings = ServiceRules.NewSettings(parameters),
        };
        cluster.Services.Add(service);
        world.Tags.Set(service.Arn, parameters["tags"]);
        book.Begin(service, definition);
        scheduler.Request(service);
        stale.Changed(service, before: null);
        return new() { ["service"] = json.Show(service, withTags: true) };
    }

    private JsonObject Update(ApiCall call)
    {
        var parameters = call.Parameters;
        var service = Active(parameters);
        ServiceRules.Check(parameters, service.Settings, world);
        stale.Changed(service, before: json.Show(service, withTags: false));
        var definition = parameters.Text("taskDefinition") is { } reference ? world.Definitions.Usable(reference) : service.Current.Definition;
        var deploys = ServiceRules.Merge(service, parameters)
            || definition != service.Current.Definition || parameters.Flag("forceNewDeployment");
        service.DesiredCount = parameters.Number("desiredCount") ?? service.DesiredCount;
        if (deploys)
            book.Begin(service, definition);
        scheduler.Request(service);
        return new() { ["service"] = json.Show(service, withTags: false) };
    }

    private JsonObject Delete(ApiCall call)
    {
        var service = Active(call.Parameters);
        if (service.DesiredCount > 0 && !call.Parameters.Flag("force"))
            throw new ApiError("InvalidParameterException", "The service cannot be stopped while it is scaled above 0.");
        service.Status = "DRAINING";
        service.DesiredCount = 0;
        if (service.Current.Record.IsRunning)
            service.Current.Record.Finish("STOPPED", EventTexts.ServiceDeleted, world.Now);
        scheduler.Request(service);
        return new() { ["service"] = json.Show(service, withTags: false) };
    }

    private JsonObject Describe(ApiCall call)
    {
        var cluster = world.Cluster(call.Parameters.Text("cluster"));
        var names = call.Parameters.Texts("services");
        if (names.Count == 0)
            throw new ApiError("InvalidParameterException", "Services cannot be empty.");
        if (names.Count > MostDescribed)
            throw new ApiError("InvalidParameterException", $"Services can have at most {MostDescribed} entries.");
        var withTags = call.Parameters.Texts("include").Contains("TAGS");
        var found = names.Select(name => (name, shown: Seen(EcsWorld.FindService(cluster, name), withTags))).ToList();
        return new()
        {
            ["services"] = Json.Array(found.Select(one => one.shown).OfType<JsonNode>()),
            ["failures"] = Json.Array(found.Where(one => one.shown is null)
                .Select(one => (JsonNode)Json.Failure(world.Ids.ServiceArn(cluster.Name, Arn.LastPart(one.name)), "MISSING"))),
        };
    }

    private JsonObject? Seen(Service? service, bool withTags) =>
        service is null ? null : stale.IsStale(service, out var picture) ? picture : json.Show(service, withTags);

    private JsonObject List(ApiCall call)
    {
        var cluster = world.Cluster(call.Parameters.Text("cluster"));
        var launchType = call.Parameters.Text("launchType");
        var services = cluster.Services.Where(service => service.Status == "ACTIVE"
            && (launchType is null || service.Settings.Text("launchType") == launchType)).ToList();
        var (page, next) = paging.Of(call, services, service => service.Arn);
        return new JsonObject { ["serviceArns"] = Json.Array(page.Select(service => service.Arn)) }.With("nextToken", next);
    }

    private Service Active(JsonObject parameters)
    {
        var service = EcsWorld.Service(world.Cluster(parameters.Text("cluster")), parameters.Text("service")!);
        return service.Status == "ACTIVE" ? service : throw new ApiError("ServiceNotActiveException", "Service was not ACTIVE.");
    }
}
