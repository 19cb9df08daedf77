using Testing.Containers;

namespace EndToEnd.Tests;

/// <summary>The network of a job with one service container <c>db</c>, whose web page says <c>from the service</c>.</summary>
internal sealed class ServiceNetwork : IAsyncDisposable
{
    private const string Page = "mkdir /tmp/www && echo from the service >/tmp/www/index.html && exec httpd -f -p 8080 -h /tmp/www";
    private readonly DockerEngine engine;

    private ServiceNetwork(DockerEngine engine) => this.engine = engine;

    public string Name { get; } = $"github_network_{Guid.NewGuid():N}";

    public static async Task<ServiceNetwork> StartAsync(DockerEngine engine)
    {
        var network = new ServiceNetwork(engine);
        await engine.RunAsync("network", "create", network.Name);
        await engine.RunAsync("run", "--detach", "--name", $"{network.Name}_db", "--network", network.Name, "--network-alias", "db", SmallImage.Name, "sh", "-c", Page);
        return network;
    }

    public async ValueTask DisposeAsync()
    {
        await engine.TryAsync("rm", "--force", $"{Name}_db");
        await engine.TryAsync("network", "rm", Name);
    }
}
