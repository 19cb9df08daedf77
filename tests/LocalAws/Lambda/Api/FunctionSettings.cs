using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;

namespace LocalAws.Lambda.Api;

/// <summary>The part of a function's configuration its user chooses.</summary>
internal static class FunctionSettings
{
    private const int LargestEnvironment = 4096;

    private static readonly string[] Kept =
    [
        "Role", "Runtime", "Handler", "Description", "Timeout", "MemorySize", "DeadLetterConfig", "KMSKeyArn", "TracingConfig", "FileSystemConfigs",
        "EphemeralStorage", "LoggingConfig", "CapacityProviderConfig", "DurableConfig", "TenancyConfig", "Architectures",
    ];

    private static readonly string[] Reserved =
    [
        "_HANDLER", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    ];

    /// <summary>What a new function has before its request is applied.</summary>
    public static JsonObject Defaults(string name) => new()
    {
        ["Description"] = "",
        ["Timeout"] = 3,
        ["MemorySize"] = 128,
        ["TracingConfig"] = new JsonObject { ["Mode"] = "PassThrough" },
        ["EphemeralStorage"] = new JsonObject { ["Size"] = 512 },
        ["SnapStart"] = new JsonObject { ["ApplyOn"] = "None", ["OptimizationStatus"] = "Off" },
        ["LoggingConfig"] = new JsonObject { ["LogFormat"] = "Text", ["LogGroup"] = $"/aws/lambda/{name}" },
        ["Architectures"] = new JsonArray("x86_64"),
    };

    /// <summary>Members that are not in the request stay as they are.</summary>
    public static JsonObject Changed(JsonObject settings, JsonObject request, EmptyEnvironment empty)
    {
        var changed = settings.DeepClone().AsObject().WithCopies(request, Kept);
        if (request["Environment"] is JsonObject environment)
            SetEnvironment(changed, environment, empty);
        if (request["VpcConfig"] is JsonObject vpc)
            changed["VpcConfig"] = Vpc(vpc);
        if (request["Layers"] is JsonArray layers)
            changed["Layers"] = Json.Array(layers.Select(layer => new JsonObject { ["Arn"] = layer!.DeepClone(), ["CodeSize"] = 1 }));
        if (request["ImageConfig"] is JsonObject image)
            changed["ImageConfigResponse"] = new JsonObject { ["ImageConfig"] = image.DeepClone() };
        if (request["SnapStart"] is JsonObject snap)
            changed["SnapStart"] = new JsonObject { ["ApplyOn"] = snap.Text("ApplyOn") ?? "None", ["OptimizationStatus"] = "Off" };
        return changed;
    }

    private static void SetEnvironment(JsonObject settings, JsonObject environment, EmptyEnvironment empty)
    {
        if (environment["Variables"] is not JsonObject variables)
        {
            if (empty == EmptyEnvironment.Refuse)
                throw LambdaErrors.Invalid("Environment without Variables is not valid.");
            if (empty == EmptyEnvironment.Clear)
                settings.Remove("Environment");
            return;
        }

        CheckVariables(variables);
        settings.Remove("Environment");
        if (variables.Count > 0)
            settings["Environment"] = new JsonObject { ["Variables"] = variables.DeepClone() };
    }

    private static void CheckVariables(JsonObject variables)
    {
        var reserved = variables.Select(one => one.Key).Where(Reserved.Contains).ToList();
        if (reserved.Count > 0)
        {
            throw LambdaErrors.Invalid(
                "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. "
                + $"Reserved keys used in this request: {string.Join(", ", reserved)}");
        }

        if (Encoding.UTF8.GetByteCount(variables.ToJsonString()) > LargestEnvironment)
        {
            throw LambdaErrors.Invalid(
                "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.");
        }
    }

    private static JsonObject Vpc(JsonObject given) => new JsonObject
    {
        ["SubnetIds"] = given["SubnetIds"]?.DeepClone() ?? new JsonArray(),
        ["SecurityGroupIds"] = given["SecurityGroupIds"]?.DeepClone() ?? new JsonArray(),
        ["VpcId"] = given.Texts("SubnetIds").Count > 0 ? "vpc-0123456789abcdef0" : "",
    }.WithCopies(given, "Ipv6AllowedForDualStack");
}
