using System.Net;
using System.Net.Sockets;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>Debian's docker-registry on this machine's loopback, where Docker asks for no TLS. What it holds goes with it.</summary>
internal sealed class DebianRegistry : IAsyncDisposable
{
    private const string Program = "/usr/bin/docker-registry";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("registry-");
    private readonly List<string> log = [];
    private readonly ChildProcess process;

    private DebianRegistry(int port)
    {
        Host = $"127.0.0.1:{port}";
        var configuration = Path.Combine(folder.FullName, "config.yml");
        File.WriteAllText(configuration, $"version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: {folder.FullName}/data\nhttp:\n  addr: {Host}\n");
        process = ChildProcess.Start(Program, ["serve", configuration], new Dictionary<string, string>(StringComparer.Ordinal), folder.FullName, line =>
        {
            lock (log) log.Add(line);
        });
    }

    public string Host { get; }

    private string Log
    {
        get
        {
            lock (log) return string.Join('\n', log);
        }
    }

    /// <summary>Starts it, or skips the test where it is not installed.</summary>
    public static async Task<DebianRegistry> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program), "A release is not tried with a real registry: apt-get update && apt-get install -y --no-install-recommends docker-registry");
        var registry = new DebianRegistry(FreePort());
        try
        {
            await registry.WaitAsync();
            return registry;
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync()
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(Limit);
        while (!process.HasExited)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"http://{Host}/v2/"), limit.Token)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, limit.Token);
            }
        }

        throw new InvalidOperationException($"docker-registry ended: {Log}");
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
