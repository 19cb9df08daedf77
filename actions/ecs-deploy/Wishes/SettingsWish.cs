using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What is wanted of the service itself, beside its task definition. What is null is not sent.</summary>
internal sealed record SettingsWish
{
    public int? DesiredCount { get; init; }

    /// <summary>Merged into what the service has.</summary>
    public JsonObject? DeploymentConfiguration { get; init; }

    public Strategy? Strategy { get; init; }
    public JsonObject? NetworkConfiguration { get; init; }
    public string? PlatformVersion { get; init; }
    public JsonArray? CapacityProviderStrategy { get; init; }
    public TimeSpan? HealthCheckGracePeriod { get; init; }
    public bool? EnableExecuteCommand { get; init; }
    public PropagateTags? PropagateTags { get; init; }
    public JsonArray? VolumeConfigurations { get; init; }

    public bool IsEmpty => this == new SettingsWish();

    public static SettingsWish From(IWishSource source) => new()
    {
        DesiredCount = source.Value<int?>("desired-count", text => WholeNumber.Parse(text)),
        DeploymentConfiguration = source.Tree<JsonObject>("deployment-configuration"),
        Strategy = source.Choice<Strategy>("strategy"),
        NetworkConfiguration = source.Tree<JsonObject>("network-configuration"),
        PlatformVersion = source.Value("platform-version", FargatePlatform.Parse),
        CapacityProviderStrategy = source.Tree<JsonArray>("capacity-provider-strategy"),
        HealthCheckGracePeriod = source.Value<TimeSpan?>("health-check-grace-period", text => DurationText.Parse(text)),
        EnableExecuteCommand = source.Value<bool?>("enable-execute-command", text => FlagText.Parse(text)),
        PropagateTags = source.Choice<PropagateTags>("propagate-tags"),
        VolumeConfigurations = source.Tree<JsonArray>("volume-configurations"),
    };

    /// <summary>Both together; where they say different things, this one counts.</summary>
    public SettingsWish Over(SettingsWish other) => new()
    {
        DesiredCount = DesiredCount ?? other.DesiredCount,
        DeploymentConfiguration = DeploymentConfiguration ?? other.DeploymentConfiguration,
        Strategy = Strategy ?? other.Strategy,
        NetworkConfiguration = NetworkConfiguration ?? other.NetworkConfiguration,
        PlatformVersion = PlatformVersion ?? other.PlatformVersion,
        CapacityProviderStrategy = CapacityProviderStrategy ?? other.CapacityProviderStrategy,
        HealthCheckGracePeriod = HealthCheckGracePeriod ?? other.HealthCheckGracePeriod,
        EnableExecuteCommand = EnableExecuteCommand ?? other.EnableExecuteCommand,
        PropagateTags = PropagateTags ?? other.PropagateTags,
        VolumeConfigurations = VolumeConfigurations ?? other.VolumeConfigurations,
    };
}
