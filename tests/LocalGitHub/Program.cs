using LocalGitHub;

// local-github [--port N] [--all-addresses] [owner/name=path/of/repository]... [webhook:path]...
var repositories = args.Where(argument => argument.Contains('=', StringComparison.Ordinal)).Select(argument => argument.Split('=', 2));
await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
{
    Port = Array.IndexOf(args, "--port") is >= 0 and var at ? int.Parse(args[at + 1]) : 0,
    ListenOnAllAddresses = args.Contains("--all-addresses"),
    Repositories = repositories.ToDictionary(pair => pair[0], pair => pair[1]),
    Webhooks = args.Where(argument => argument.StartsWith("webhook:", StringComparison.Ordinal)).Select(argument => argument["webhook:".Length..]).ToHashSet(),
});
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    stop.Cancel();
};
using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});

Console.WriteLine(server.Address);
await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
