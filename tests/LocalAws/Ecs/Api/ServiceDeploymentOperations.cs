using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Ecs.Scheduling;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

internal sealed class ServiceDeploymentOperations(EcsWorld world, ServiceScheduler scheduler, ServiceJson services, Paging paging) : IEcsOperations
{
    private const int MostDescribed = 20;

    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["ListServiceDeployments"] = call => IfSupported(call, List),
        ["DescribeServiceDeployments"] = call => IfSupported(call, Describe),
        ["DescribeServiceRevisions"] = call => IfSupported(call, DescribeRevisions),
        ["StopServiceDeployment"] = call => IfSupported(call, Stop),
        ["ContinueServiceDeployment"] = call => IfSupported(call, Continue),
    };

    private JsonObject IfSupported(ApiCall call, Func<ApiCall, JsonObject> operation) => world.Options.ServiceDeployments
        ? operation(call)
        : throw new ApiError("UnsupportedFeatureException", "The operation is not supported in this Region.");

    private JsonObject List(ApiCall call)
    {
        var service = EcsWorld.Service(world.Cluster(call.Parameters.Text("cluster")), call.Parameters.Text("service")!);
        var status = call.Parameters.Texts("status");
        var after = call.Parameters["createdAt"]?["after"]?.GetValue<double>() ?? double.MinValue;
        var before = call.Parameters["createdAt"]?["before"]?.GetValue<double>() ?? double.MaxValue;
        var found = service.Records.Where(record => services.IsVisible(record) && (status.Count == 0 || status.Contains(record.Status))
            && Json.Time(record.CreatedAt).GetValue<double>() is var created && created >= after && created <= before).ToList();
        var (page, next) = paging.Of(call, found, record => record.Arn);
        return new JsonObject
        {
            ["serviceDeployments"] = Json.Array(page.Select(record => (JsonNode)ServiceDeploymentJson.Brief(service, record))),
        }.With("nextToken", next);
    }

    private JsonObject Describe(ApiCall call)
    {
        var arns = Limited(call.Parameters.Texts("serviceDeploymentArns"), "ServiceDeploymentArns");
        var found = arns.Select(arn => (arn, entry: Find(arn))).ToList();
        return new()
        {
            ["serviceDeployments"] = Json.Array(found.Where(one => one.entry is not null)
                .Select(one => (JsonNode)ServiceDeploymentJson.Whole(one.entry!.Value.Service, one.entry.Value.Record))),
            ["failures"] = Json.Array(found.Where(one => one.entry is null).Select(one => (JsonNode)Json.Failure(one.arn, "MISSING"))),
        };
    }

    private JsonObject DescribeRevisions(ApiCall call)
    {
        var arns = Limited(call.Parameters.Texts("serviceRevisionArns"), "ServiceRevisionArns");
        var known = (from cluster in world.Clusters from service in cluster.Services from revision in service.Revisions select (service, revision)).ToList();
        return new()
        {
            ["serviceRevisions"] = Json.Array(known.Where(one => arns.Contains(one.revision.Arn))
                .Select(one => (JsonNode)ServiceDeploymentJson.Revision(one.service, one.revision))),
            ["failures"] = Json.Array(arns.Where(arn => known.TrueForAll(one => one.revision.Arn != arn))
                .Select(arn => (JsonNode)Json.Failure(arn, "MISSING"))),
        };
    }

    private JsonObject Stop(ApiCall call)
    {
        var arn = call.Parameters.Text("serviceDeploymentArn")!;
        var (service, record) = Existing(call);
        if (record.Status is "PENDING" or "IN_PROGRESS")
            Stop(service, record, call.Parameters.Text("stopType") ?? "ROLLBACK");
        else if (!record.IsRunning)
            throw new ApiError("ConflictException", $"The service deployment is already {record.Status} and can not be stopped.");
        return new() { ["serviceDeploymentArn"] = arn };
    }

    private void Stop(Service service, ServiceDeployment record, string stopType)
    {
        if (stopType == "ABORT")
        {
            if (!world.Options.AcceptAbort)
                throw new ApiError("InvalidParameterException", "The stop type ABORT is not supported.");
            Abort(service, record);
        }
        else if (service.LastCompleted is null)
            throw new ApiError("ConflictException", "There is no completed service deployment to roll back to.");
        else
            record.Status = "ROLLBACK_REQUESTED";

        record.UpdatedAt = world.Now;
        scheduler.Request(service);
    }

    private JsonObject Continue(ApiCall call)
    {
        var (service, record) = Existing(call);
        var id = call.Parameters.Text("hookId");
        if (record.Status != "IN_PROGRESS")
            throw new ApiError("InvalidParameterException", $"The service deployment is {record.Status}, so it can not be continued.");
        var run = record.Rollout?.Hooks.Find(one => one.Id == id)
            ?? throw new ApiError("InvalidParameterException", $"The service deployment has no lifecycle hook with hookId {id}.");
        if (run.Status != "AWAITING_ACTION")
            throw new ApiError("InvalidParameterException", $"The lifecycle hook {id} is {run.Status} and does not await an action.");

        var goesBack = call.Parameters.Text("action") == "ROLLBACK";
        run.Status = goesBack ? "FAILED" : "SUCCEEDED";
        if (goesBack && service.LastCompleted is not null)
            record.Status = "ROLLBACK_REQUESTED";
        record.UpdatedAt = world.Now;
        scheduler.Request(service);
        return new() { ["serviceDeploymentArn"] = record.Arn };
    }

    private (Service Service, ServiceDeployment Record) Existing(ApiCall call) => Find(call.Parameters.Text("serviceDeploymentArn")!)
        ?? throw new ApiError("ServiceDeploymentNotFoundException", $"The service deployment ARN that you specified in the {call.Operation} doesn't exist.");

    /// <summary>Tasks of both revisions stay as they are.</summary>
    private void Abort(Service service, ServiceDeployment record)
    {
        record.Status = "STOP_REQUESTED";
        world.Engine.After(world.Profile.Schedule, () =>
        {
            record.Finish("STOPPED", EventTexts.StoppedByUser, world.Now);
            if (service.Current.Record == record)
                service.Current.Stalled = true;
        });
    }

    private (Service Service, ServiceDeployment Record)? Find(string arn)
    {
        foreach (var service in world.Clusters.SelectMany(cluster => cluster.Services))
        {
            if (service.Records.Find(record => record.Arn == arn && services.IsVisible(record)) is { } record)
                return (service, record);
        }

        return null;
    }

    private static IReadOnlyList<string> Limited(IReadOnlyList<string> arns, string member) => arns.Count is > 0 and <= MostDescribed
        ? arns
        : throw new ApiError("InvalidParameterException", $"{member} must have between 1 and {MostDescribed} entries.");
}
