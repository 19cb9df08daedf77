using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>What an update changes of a service, part by part. Parts nobody asked for are never sent. Pure.</summary>
internal sealed record RunnerChange
{
    private const string Source = "SourceConfiguration";
    private const string Instance = "InstanceConfiguration";
    private const string Health = "HealthCheckConfiguration";
    private const string AutoScaling = "AutoScalingConfigurationArn";

    private readonly AppRunnerService service;
    private readonly Dictionary<string, SettingsGroup> groups = new(StringComparer.Ordinal);

    /// <param name="service">Runs an image, or the wish is empty.</param>
    /// <param name="wish">What is wanted.</param>
    public RunnerChange(AppRunnerService service, Wish wish)
    {
        this.service = service;
        if (service.SourceConfiguration is { } source && RunnerSource.ImageOf(source) is not null)
            Add(Source, new SettingsGroup(source, SourceEdit.Apply(source, wish)));
        Add(Instance, SettingsGroup.Merged(service.InstanceConfiguration, Given(("Cpu", wish.Cpu), ("Memory", wish.Memory))));
        Add(Health, SettingsGroup.Merged(service.HealthCheckConfiguration, wish.HealthCheck ?? []));
        var scaling = service.AutoScalingConfigurationSummary?[AutoScaling]?.GetValue<string>();
        Add(AutoScaling, new SettingsGroup(new() { [AutoScaling] = scaling }, new() { [AutoScaling] = wish.AutoScalingArn ?? scaling }));
    }

    public bool IsEmpty => groups.Count == 0;

    /// <summary>The service as it is after the change.</summary>
    public AppRunnerService After => service with
    {
        SourceConfiguration = groups.GetValueOrDefault(Source)?.After ?? service.SourceConfiguration,
        InstanceConfiguration = groups.GetValueOrDefault(Instance)?.After ?? service.InstanceConfiguration,
        HealthCheckConfiguration = groups.GetValueOrDefault(Health)?.After ?? service.HealthCheckConfiguration,
    };

    public AppRunnerUpdate Update => Request(group => group.After);

    /// <summary>What brings the service back to where it was.</summary>
    /// <param name="image">The image it goes back to, where the source was changed.</param>
    public AppRunnerUpdate BackTo(string image)
    {
        var back = Request(group => group.Before);
        return back.SourceConfiguration is { } before ? back with { SourceConfiguration = RunnerSource.WithImage(before, image) } : back;
    }

    /// <summary>True when a service is as this change left it; AWS may have filled in more.</summary>
    public bool IsIn(AppRunnerService now)
    {
        var after = After;
        return Holds(now.SourceConfiguration, after.SourceConfiguration)
            && Holds(now.InstanceConfiguration, after.InstanceConfiguration)
            && Holds(now.HealthCheckConfiguration, after.HealthCheckConfiguration);
    }

    public IReadOnlyList<string> Diff(RedactEnv redact) => TreeDiff.Of(Tree(group => group.Before), Tree(group => group.After), redact);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Given(params IEnumerable<(string Member, string? Value)> members) =>
        members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Member, (JsonNode?)JsonValue.Create(member.Value)));

    private static bool Holds(JsonObject? now, JsonObject? wanted)
    {
        var there = FlatTree.Of(now ?? []);
        return FlatTree.Of(wanted ?? []).All(leaf => there.GetValueOrDefault(leaf.Key)?.Text == leaf.Value.Text);
    }

    private void Add(string name, SettingsGroup group)
    {
        if (group.Changes)
            groups[name] = group;
    }

    private AppRunnerUpdate Request(Func<SettingsGroup, JsonObject> side) => new()
    {
        ServiceArn = service.ServiceArn,
        SourceConfiguration = Part(Source, side),
        InstanceConfiguration = Part(Instance, side),
        HealthCheckConfiguration = Part(Health, side),
        AutoScalingConfigurationArn = Part(AutoScaling, side)?[AutoScaling]?.GetValue<string>(),
    };

    private JsonObject? Part(string name, Func<SettingsGroup, JsonObject> side) => groups.TryGetValue(name, out var group) ? side(group) : null;

    private JsonObject Tree(Func<SettingsGroup, JsonObject> side) =>
        new(groups.Select(group => KeyValuePair.Create(group.Key, group.Key == AutoScaling ? side(group.Value)[AutoScaling]?.DeepClone() : side(group.Value).DeepClone())));
}
