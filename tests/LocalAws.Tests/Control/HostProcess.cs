using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LocalAws.Tests.Control;

/// <summary>The host program as a process of its own.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, JsonObject announced)
    {
        _process = process;
        Announced = announced;
        Control = new HttpClient { BaseAddress = new Uri(announced["control"]!.GetValue<string>()), Timeout = TimeSpan.FromMinutes(1) };
        Control.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", announced["token"]!.GetValue<string>());
    }

    /// <summary>The one line it prints.</summary>
    public JsonObject Announced { get; }

    public HttpClient Control { get; }

    public int Id => _process.Id;

    public static ProcessStartInfo StartInfo(params string[] arguments) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "local-aws.dll"), .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    public static async Task<HostProcess> StartAsync(params string[] arguments)
    {
        var process = Process.Start(StartInfo(arguments))!;
        var line = await process.StandardOutput.ReadLineAsync();
        line.ShouldNotBeNull(line is null ? await process.StandardError.ReadToEndAsync() : "");
        return new HostProcess(process, JsonNode.Parse(line)!.AsObject());
    }

    public static async Task<(int Exit, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    /// <summary>Sends a signal by number and gives the exit code.</summary>
    public async Task<int> SignalAsync(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", Id.ToString()]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
