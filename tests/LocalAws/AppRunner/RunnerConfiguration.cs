using System.Text.Json.Nodes;

namespace LocalAws.AppRunner;

/// <summary>What a service runs and how. What is given replaces a part whole; what it does not say gets the default of the service.</summary>
/// <param name="Source">Members of <c>SourceConfiguration</c>.</param>
/// <param name="Instance">Members of <c>InstanceConfiguration</c>.</param>
/// <param name="Health">Members of <c>HealthCheckConfiguration</c>.</param>
/// <param name="Network">Members of <c>NetworkConfiguration</c>.</param>
/// <param name="AutoScalingArn">ARN of the auto scaling configuration.</param>
internal sealed record RunnerConfiguration(JsonObject Source, JsonObject Instance, JsonObject Health, JsonObject Network, string AutoScalingArn)
{
    public string? Image => Source["ImageRepository"]?["ImageIdentifier"]?.GetValue<string>();

    public bool AutoDeploys => Source["AutoDeploymentsEnabled"]?.GetValue<bool>() ?? false;

    public int Port => int.Parse(OfImage?[nameof(Port)]?.GetValue<string>() ?? "8080");

    public string? StartCommand => OfImage?[nameof(StartCommand)]?.GetValue<string>();

    public IEnumerable<KeyValuePair<string, string>> Environment =>
        (OfImage?["RuntimeEnvironmentVariables"] as JsonObject ?? []).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.GetValue<string>()));

    private JsonNode? OfImage => Source["ImageRepository"]?["ImageConfiguration"];

    public static RunnerConfiguration Of(JsonObject request, string defaultAutoScalingArn) =>
        new RunnerConfiguration([], Filled(new(), InstanceDefaults), Filled(new(), HealthDefaults), Filled(new(), NetworkDefaults), defaultAutoScalingArn).With(request);

    /// <param name="request">Members of UpdateService or CreateService.</param>
    public RunnerConfiguration With(JsonObject request) => new(
        Copy(request, "SourceConfiguration") ?? Source,
        Copy(request, "InstanceConfiguration") is { } instance ? Filled(instance, InstanceDefaults) : Instance,
        Copy(request, "HealthCheckConfiguration") is { } health ? Filled(health, HealthDefaults) : Health,
        Copy(request, "NetworkConfiguration") is { } network ? Filled(network, NetworkDefaults) : Network,
        request["AutoScalingConfigurationArn"]?.GetValue<string>() ?? AutoScalingArn);

    private static JsonObject InstanceDefaults => new() { ["Cpu"] = "1024", ["Memory"] = "2048" };

    private static JsonObject HealthDefaults => new()
    {
        ["Protocol"] = "TCP", ["Path"] = "/", ["Interval"] = 5, ["Timeout"] = 2, ["HealthyThreshold"] = 1, ["UnhealthyThreshold"] = 5,
    };

    private static JsonObject NetworkDefaults => new()
    {
        ["EgressConfiguration"] = new JsonObject { ["EgressType"] = "DEFAULT" },
        ["IngressConfiguration"] = new JsonObject { ["IsPubliclyAccessible"] = true },
        ["IpAddressType"] = "IPV4",
    };

    private static JsonObject? Copy(JsonObject request, string member) => (request[member] as JsonObject)?.DeepClone().AsObject();

    private static JsonObject Filled(JsonObject given, JsonObject defaults)
    {
        foreach (var (member, value) in defaults)
            given.TryAdd(member, value?.DeepClone());
        return given;
    }
}
