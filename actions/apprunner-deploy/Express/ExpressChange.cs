using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>What an update changes of an Express service. Settings nobody asked for are never sent. Pure.</summary>
internal sealed record ExpressChange
{
    private readonly string serviceArn;
    private readonly SettingsGroup container;
    private readonly SettingsGroup settings;

    /// <param name="serviceArn">ARN of the service.</param>
    /// <param name="configuration">Its newest active configuration.</param>
    /// <param name="wish">What is wanted.</param>
    public ExpressChange(string serviceArn, ExpressConfiguration configuration, Wish wish)
    {
        this.serviceArn = serviceArn;
        container = new SettingsGroup(configuration.PrimaryContainer ?? [], ContainerEdit.Apply(configuration.PrimaryContainer ?? [], wish));
        settings = new SettingsGroup([], []);
        Add("cpu", configuration.Cpu, wish.Cpu);
        Add("memory", configuration.Memory, wish.Memory);
        Add("healthCheckPath", configuration.HealthCheckPath, wish.HealthCheck?["Path"]?.GetValue<string>());
    }

    public bool IsEmpty => !container.Changes && !settings.Changes;

    public string Image => container.After["image"]?.GetValue<string>() ?? "";

    /// <summary>Names of the variables with a plain value afterwards.</summary>
    public IEnumerable<string> PlainNames => (container.After["environment"] as JsonArray ?? []).Select(variable => variable?["name"]?.ToString()).OfType<string>();

    /// <summary>Hash over everything but the image.</summary>
    public string Hash => ExpressSettings.HashOf(container.After, settings.After["cpu"]?.ToString(), settings.After["memory"]?.ToString(), settings.After["healthCheckPath"]?.ToString());

    public ExpressUpdate Update => Request(group => group.After);

    /// <summary>What brings the service back to where it was.</summary>
    /// <param name="image">The image it goes back to, where the container was changed.</param>
    public ExpressUpdate BackTo(string image)
    {
        var back = Request(group => group.Before);
        if (back.PrimaryContainer?.DeepClone() is not JsonObject before)
            return back;
        before["image"] = image;
        return back with { PrimaryContainer = before };
    }

    public IReadOnlyList<string> Diff(RedactEnv redact) => TreeDiff.Of(Tree(group => group.Before), Tree(group => group.After), redact);

    private void Add(string member, string? before, string? wanted)
    {
        settings.Before[member] = before;
        settings.After[member] = wanted ?? before;
    }

    private ExpressUpdate Request(Func<SettingsGroup, JsonObject> side) => new()
    {
        ServiceArn = serviceArn,
        PrimaryContainer = container.Changes ? side(container) : null,
        Cpu = Changed("cpu", side),
        Memory = Changed("memory", side),
        HealthCheckPath = Changed("healthCheckPath", side),
    };

    private string? Changed(string member, Func<SettingsGroup, JsonObject> side) =>
        settings.Before[member]?.ToString() == settings.After[member]?.ToString() ? null : side(settings)[member]?.ToString();

    private JsonObject Tree(Func<SettingsGroup, JsonObject> side)
    {
        var tree = (JsonObject)side(settings).DeepClone();
        tree["primaryContainer"] = side(container).DeepClone();
        return tree;
    }
}
