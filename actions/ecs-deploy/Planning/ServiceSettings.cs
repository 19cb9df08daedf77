using System.Globalization;
using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>
/// The members of UpdateService that the user gave, as they are now and as they shall be. Nothing else is ever sent: AWS keeps what is absent.
/// </summary>
/// <param name="Before">The same members as the service has them.</param>
/// <param name="After">What is sent.</param>
internal sealed record ServiceSettings(JsonObject Before, JsonObject After)
{
    public static readonly ServiceSettings None = new([], []);

    public bool Change => !FlatTree.Same(Before, After);

    /// <summary>What brings a service back to where it was; members it did not have cannot be taken away again.</summary>
    public ServiceSettings Reversed => this with { Before = After, After = Before };

    public static ServiceSettings Of(EcsService service, SettingsWish wish)
    {
        var settings = new ServiceSettings([], []);
        settings.Add("desiredCount", service.DesiredCount, wish.DesiredCount is { } count ? JsonValue.Create(count) : null);
        settings.Add("deploymentConfiguration", service.DeploymentConfiguration, DeploymentConfiguration(service, wish));
        settings.Add("networkConfiguration", service.NetworkConfiguration, wish.NetworkConfiguration);
        settings.Add("platformVersion", service.PlatformVersion, wish.PlatformVersion);
        settings.Add("capacityProviderStrategy", service.CapacityProviderStrategy, wish.CapacityProviderStrategy);
        settings.Add("healthCheckGracePeriodSeconds", service.HealthCheckGracePeriodSeconds, wish.HealthCheckGracePeriod is { } grace ? JsonValue.Create((int)grace.TotalSeconds) : null);
        settings.Add("enableExecuteCommand", service.EnableExecuteCommand, wish.EnableExecuteCommand is { } enable ? JsonValue.Create(enable) : null);
        settings.Add("propagateTags", service.PropagateTags ?? "NONE", wish.PropagateTags is { } tags ? Constant(tags) : null);
        settings.Add("volumeConfigurations", service.Primary?.VolumeConfigurations, wish.VolumeConfigurations);
        return settings;
    }

    /// <summary>The request that sets these and whatever else is given.</summary>
    public UpdateServiceRequest Request(string cluster, string service, string taskDefinition) => new()
    {
        Cluster = cluster,
        Service = service,
        TaskDefinition = taskDefinition,
        DesiredCount = After["desiredCount"]?.GetValue<int>(),
        DeploymentConfiguration = After["deploymentConfiguration"] as JsonObject,
        NetworkConfiguration = After["networkConfiguration"] as JsonObject,
        PlatformVersion = After["platformVersion"]?.GetValue<string>(),
        CapacityProviderStrategy = After["capacityProviderStrategy"] as JsonArray,
        HealthCheckGracePeriodSeconds = After["healthCheckGracePeriodSeconds"]?.GetValue<int>(),
        EnableExecuteCommand = After["enableExecuteCommand"]?.GetValue<bool>(),
        PropagateTags = After["propagateTags"]?.GetValue<string>(),
        VolumeConfigurations = After["volumeConfigurations"] as JsonArray,
    };

    /// <summary>The document that creates a service with these.</summary>
    public JsonObject CreateRequest(string cluster, string service, string taskDefinition)
    {
        var document = (JsonObject)After.DeepClone();
        document["cluster"] = cluster;
        document["serviceName"] = service;
        document["taskDefinition"] = taskDefinition;
        return document;
    }

    private void Add(string member, JsonNode? before, JsonNode? wanted)
    {
        if (wanted is null)
            return;
        if (before is not null)
            Before[member] = before.DeepClone();
        After[member] = wanted.DeepClone();
    }

    private static JsonObject? DeploymentConfiguration(EcsService service, SettingsWish wish)
    {
        if (wish.DeploymentConfiguration is null && wish.Strategy is null)
            return null;
        var merged = (JsonObject?)service.DeploymentConfiguration?.DeepClone() ?? [];
        Merge(merged, wish.DeploymentConfiguration ?? []);
        if (wish.Strategy is { } strategy)
            merged["strategy"] = Constant(strategy);
        return merged;
    }

    private static void Merge(JsonObject target, JsonObject given)
    {
        foreach (var (member, value) in given)
        {
            if (value is JsonObject inner && target[member] is JsonObject existing)
                Merge(existing, inner);
            else
                target[member] = value?.DeepClone();
        }
    }

    /// <summary><c>BlueGreen</c> is <c>BLUE_GREEN</c> in AWS.</summary>
    internal static string Constant<T>(T choice)
        where T : struct, Enum => Actions.Toolkit.KebabCase.Of(choice).Replace('-', '_').ToUpper(CultureInfo.InvariantCulture);
}
