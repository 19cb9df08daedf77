using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LocalAws.LoadBalancing;

namespace LocalAws.Control;

/// <summary>A local AWS as a program of its own: says in one line of JSON where it is, then runs until a signal or its parent's end.</summary>
internal static class HostProgram
{
    private const int UsageError = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var parent = new ParentWatch();
        try
        {
            var options = HostOptions.Parse(arguments);
            var folder = options.WorldPath is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(options.WorldPath))!;
            var world = options.WorldPath is null ? new LocalWorld() : WorldFile.Parse(await File.ReadAllTextAsync(options.WorldPath), folder);
            await ServeAsync(options, world, folder, parent);
            return 0;
        }
        catch (Exception refused) when (refused is FormatException or WorldFileException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"local-aws: {refused.Message}");
            if (refused is FormatException)
                await Console.Error.WriteLineAsync(HostOptions.Usage);
            return UsageError;
        }
    }

    private static async Task ServeAsync(HostOptions options, LocalWorld world, string folder, ParentWatch parent)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var address = options.InContainer ? ContainerBinding.Address() : null;
        var name = options.InContainer ? Dns.GetHostName() : "127.0.0.1";

        await using var server = await LocalAwsServer.StartAsync(world, options.Port, address, stopping.Token);
        var control = new ControlApi(server, folder, name);
        await using var controlHost = await control.StartAsync(options.ControlPort, address, stopping.Token);
        await Console.Out.WriteLineAsync(Announcement(server, control, controlHost.Port, name).ToJsonString());
        await UntilEndAsync(parent, stopping.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static JsonObject Announcement(LocalAwsServer server, ControlApi control, int controlPort, string name) => new()
    {
        ["api"] = $"http://{name}:{server.Endpoint.Port}",
        ["control"] = $"http://{name}:{controlPort}",
        ["token"] = control.Token,
        ["region"] = server.Region,
        ["accountId"] = server.AccountId,
        ["accessKeyId"] = server.AccessKeyId,
        ["secretAccessKey"] = server.SecretAccessKey,
        ["listeners"] = Listeners(server, name, balancer => balancer.Uri),
        ["testListeners"] = Listeners(server, name, balancer => balancer.TestUri),
        ["pid"] = Environment.ProcessId,
    };

    private static JsonObject Listeners(LocalAwsServer server, string name, Func<LoadBalancer, Uri?> listener) =>
        new(from balancer in server.LoadBalancers
            where listener(balancer.Value) is not null
            select KeyValuePair.Create(balancer.Key, (JsonNode?)$"http://{name}:{listener(balancer.Value)!.Port}"));

    private static async Task UntilEndAsync(ParentWatch parent, CancellationToken stopping)
    {
        try
        {
            await parent.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // Told to end: the servers are disposed of on the way out.
        }
    }
}
