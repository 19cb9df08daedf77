using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Records;

/// <summary>The resource AWS names when it denies a call; <c>*</c> where the operation has none.</summary>
public static class ResourceOf
{
    public static string Call(ApiCall call) => call.Service switch
    {
        "ecs" => Ecs(call),
        "ssm" => Text(call, "Name") is { } name ? $"arn:aws:ssm:{call.Region}:{call.Caller.AccountId}:parameter/{name.TrimStart('/')}" : "*",
        "logs" => Text(call, "logGroupName") is { } group ? $"arn:aws:logs:{call.Region}:{call.Caller.AccountId}:log-group:{group}:log-stream:{Text(call, "logStreamName")}" : "*",
        "events" => (Text(call, "Rule") ?? Text(call, "Name")) is { } rule ? $"arn:aws:events:{call.Region}:{call.Caller.AccountId}:rule/{BusIn(call)}{rule}" : "*",
        "scheduler" => Text(call, "Name") is { } name ? $"arn:aws:scheduler:{call.Region}:{call.Caller.AccountId}:schedule/{Text(call, "GroupName") ?? "default"}/{name}" : "*",
        "cloudwatch" => Text(call, "AlarmName") is { } alarm ? $"arn:aws:cloudwatch:{call.Region}:{call.Caller.AccountId}:alarm:{alarm}" : "*",
        "ecr" => Text(call, "repositoryName") is { } repository ? $"arn:aws:ecr:{call.Region}:{call.Caller.AccountId}:repository/{repository}" : "*",
        "secretsmanager" => Text(call, "SecretId") is { } secret ? SecretArn(call, secret) : "*",
        "rds" => Text(call, "DBSnapshotIdentifier") is { } snapshot ? $"arn:aws:rds:{call.Region}:{call.Caller.AccountId}:snapshot:{snapshot}"
            : Text(call, "DBClusterSnapshotIdentifier") is { } ofCluster ? $"arn:aws:rds:{call.Region}:{call.Caller.AccountId}:cluster-snapshot:{ofCluster}" : "*",
        "s3" => $"arn:aws:s3:::{Text(call, "Bucket")}{(Text(call, "Key") is { } key ? $"/{key}" : "")}",
        "lambda" => Text(call, "FunctionName") is { } function ? LambdaArn(call, function) : Text(call, "Resource") ?? "*",
        "apprunner" => Text(call, "ServiceArn") ?? "*",
        "sts" => Text(call, "RoleArn") ?? "*",
        _ => "*",
    };

    private static string SecretArn(ApiCall call, string id) =>
        id.StartsWith("arn:", StringComparison.Ordinal) ? id : $"arn:aws:secretsmanager:{call.Region}:{call.Caller.AccountId}:secret:{id}";

    private static string LambdaArn(ApiCall call, string given)
    {
        var arn = given.StartsWith("arn:", StringComparison.Ordinal) ? given : $"arn:aws:lambda:{call.Region}:{call.Caller.AccountId}:function:{given}";
        return Text(call, "Qualifier") is { } qualifier ? $"{arn}:{qualifier}" : arn;
    }

    /// <summary>The default bus is not part of a rule's ARN.</summary>
    private static string BusIn(ApiCall call) => Text(call, "EventBusName") is { } bus && Last(bus) != "default" ? Last(bus) + "/" : "";

    private static string Ecs(ApiCall call)
    {
        var service = Text(call, "service") ?? Text(call, "serviceName") ?? First(call, "services");
        if (service is not null)
            return Arn(call, "service", $"{Last(Text(call, "cluster") ?? "default")}/{Last(service)}");
        if ((Text(call, "task") ?? First(call, "tasks")) is { } task)
            return Arn(call, "task", $"{Last(Text(call, "cluster") ?? "default")}/{Last(task)}");
        return call.Operation == "RunTask" && Text(call, "taskDefinition") is { } definition ? Arn(call, "task-definition", Last(definition)) : "*";
    }

    private static string Arn(ApiCall call, string kind, string path) => $"arn:aws:ecs:{call.Region}:{call.Caller.AccountId}:{kind}/{path}";

    private static string Last(string nameOrArn) => nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];

    private static string? Text(ApiCall call, string member) => (call.Parameters[member] as JsonValue)?.TryGetValue<string>(out var text) == true ? text : null;

    private static string? First(ApiCall call, string member) => (call.Parameters[member] as JsonArray)?.FirstOrDefault()?.GetValue<string>();
}
