using System.Runtime.InteropServices;
using LocalOsv;

// local-osv --data DIR [--port N] [--all-addresses]
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

await using var server = await LocalOsvServer.StartAsync(new LocalOsvOptions
{
    Port = int.Parse(Option("--port") ?? "0"),
    ListenOnAllAddresses = args.Contains("--all-addresses"),
    Data = Option("--data"),
});
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    stop.Cancel();
};
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});

Console.WriteLine(server.Address);
await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
