using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Engine;

/// <summary>The requests of the Docker Engine API that running one command in a container takes. Every one of them may throw <see cref="EngineError"/> or <see cref="WorldError"/>.</summary>
internal sealed class DockerEngine(string socket) : IDisposable
{
    private readonly EngineHttp http = new(socket);
    private string version = "";

    /// <summary>Asks which version of the API the engine speaks; it comes before anything else.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.SendAsync(HttpMethod.Get, "_ping", null, cancellationToken);
        // Only requests of every version are sent: the engine's own is as good as any, and never too old for it.
        version = answer.Headers.TryGetValues("Api-Version", out var versions) ? $"v{versions.First()}/" : "";
    }

    /// <returns>What the engine knows of a container; null when there is none of that name.</returns>
    public async Task<JsonNode?> FindContainerAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await http.TextAsync(HttpMethod.Get, $"{version}containers/{Uri.EscapeDataString(container)}/json", null, cancellationToken));
        }
        catch (EngineError absent) when (absent.Status == EngineError.NotFound)
        {
            return null;
        }
    }

    public async Task<bool> HasImageAsync(ImageName image, CancellationToken cancellationToken)
    {
        try
        {
            await http.TextAsync(HttpMethod.Get, $"{version}images/{Uri.EscapeDataString(image.Text)}/json", null, cancellationToken);
            return true;
        }
        catch (EngineError absent) when (absent.Status == EngineError.NotFound)
        {
            return false;
        }
    }

    /// <param name="registryAuth">Value of <c>X-Registry-Auth</c>; null pulls as nobody.</param>
    public async Task PullAsync(ImageName image, string? registryAuth, CancellationToken cancellationToken)
    {
        var path = $"{version}images/create?fromImage={Uri.EscapeDataString(image.Repository)}&tag={Uri.EscapeDataString(image.Version)}";
        using var answer = await http.SendAsync(HttpMethod.Post, path, null, cancellationToken, registryAuth);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        // The status is sent before the pull begins: what goes wrong later stands in the lines.
        while (await http.TryAsync(() => lines.ReadLineAsync(cancellationToken).AsTask()) is { } line)
        {
            if (line.Trim() is { Length: > 0 } json && JsonNode.Parse(json)?["error"]?.GetValue<string>() is { } error)
                throw new EngineError((int)answer.StatusCode, error);
        }
    }

    /// <summary>Makes a container; it does not run yet.</summary>
    public async Task CreateAsync(ContainerWish wish, CancellationToken cancellationToken)
    {
        await http.TextAsync(HttpMethod.Post, $"{version}containers/create?name={wish.Name}", wish.ToJson(), cancellationToken);
        foreach (var network in wish.Surroundings.MoreNetworks)
            await http.TextAsync(HttpMethod.Post, $"{version}networks/{Uri.EscapeDataString(network)}/connect", new JsonObject { ["Container"] = wish.Name }, cancellationToken);
    }

    /// <summary>Opens what the container will write, in frames of <see cref="OutputFrames"/>. Asked before the start, nothing of it is missed.</summary>
    public async Task<Stream> AttachAsync(string container, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(HttpMethod.Post, $"{version}containers/{container}/attach?stream=1&stdout=1&stderr=1&logs=1", null, cancellationToken);
        return await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    public Task StartAsync(string container, CancellationToken cancellationToken) =>
        http.TextAsync(HttpMethod.Post, $"{version}containers/{container}/start", null, cancellationToken);

    /// <summary>Waits until it does not run; it may have ended already.</summary>
    public async Task<ContainerState> WaitAsync(string container, CancellationToken cancellationToken)
    {
        await http.TextAsync(HttpMethod.Post, $"{version}containers/{container}/wait", null, cancellationToken);
        return await StateAsync(container, cancellationToken);
    }

    public async Task<ContainerState> StateAsync(string container, CancellationToken cancellationToken)
    {
        var found = await FindContainerAsync(container, cancellationToken);
        var state = found?["State"] ?? throw new WorldError($"Container {container} is gone: somebody removed it before its exit code was read.");
        return new ContainerState(
            state["ExitCode"]?.GetValue<int>() ?? throw new WorldError($"The container engine tells no exit code of container {container}."),
            state["OOMKilled"]?.GetValue<bool>() == true,
            state["Error"]?.GetValue<string>() ?? "");
    }

    /// <summary>Tells it to end, kills it after the grace, and waits for that.</summary>
    public Task StopAsync(string container, TimeSpan grace, CancellationToken cancellationToken) =>
        http.TextAsync(HttpMethod.Post, $"{version}containers/{container}/stop?t={(int)grace.TotalSeconds}", null, cancellationToken);

    /// <summary>Removes it with its own volumes, whether it runs or not.</summary>
    public Task RemoveAsync(string container, CancellationToken cancellationToken) =>
        http.TextAsync(HttpMethod.Delete, $"{version}containers/{container}?force=1&v=1", null, cancellationToken);

    public void Dispose() => http.Dispose();
}
