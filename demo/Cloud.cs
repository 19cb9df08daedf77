using System.Text.Json.Nodes;
using LocalAws.Processes;

namespace Demo;

/// <summary>The story's view of its AWS account.</summary>
internal sealed class Cloud(IStage stage)
{
    public const string Cluster = "demo";
    private const string Registry = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop";

    /// <returns>The image's name.</returns>
    public async Task<string> PushAsync(string part, string tag, LocalProgram program)
    {
        await stage.PushAsync($"{Registry}/{part}", tag, program);
        return $"{Registry}/{part}:{tag}";
    }

    /// <summary>Images of the service's running tasks, each once.</summary>
    public async Task<IReadOnlyList<string>> RunningImagesAsync(string service) =>
    [
        .. (await stage.StateAsync())["tasks"]!.AsArray()
            .Where(task => Text(task, "group") == $"service:{service}" && Text(task, "desiredStatus") == "RUNNING")
            .Select(task => Text(task!["containers"]![0], "image"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public static string TagOf(string image) => image[(image.LastIndexOf(':') + 1)..];

    /// <summary>Id of the service's newest deployment: it changes with every deployment, also with one that fails.</summary>
    public async Task<string> DeploymentAsync(string service) => Text((await ServiceAsync(service))["deployments"]![0], "id");

    /// <summary>Waits until every service has come to rest.</summary>
    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var part in ImageBuild.Parts)
        {
            while (Text((await ServiceAsync(part))["deployments"]![0], "rolloutState") != "COMPLETED")
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    private async Task<JsonNode> ServiceAsync(string service) =>
        (await stage.StateAsync())["services"]!.AsArray().First(found => Text(found, "serviceName") == service)!;

    private static string Text(JsonNode? node, string member) => node![member]!.GetValue<string>();
}
