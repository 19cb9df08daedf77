using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LocalAws.Tests.Kit;

/// <summary>moto, an independent imitation of AWS, as a referee for the meaning of requests; tests that need it are skipped out loud where it is missing.</summary>
internal sealed partial class MotoServer : IAsyncDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<MotoServer> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "moto_server")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "moto_server is not on PATH. Install it with: python3 -m pip install 'moto[server]'");
        var process = Process.Start(new ProcessStartInfo(program!, ["-H", "127.0.0.1", "-p", "0"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = "";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (Address().Match(line) is { Success: true } match)
            {
                // A pipe that nobody empties would stop it.
                _ = process.StandardError.ReadToEndAsync();
                return new MotoServer(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException($"moto_server ended: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
