using System.Diagnostics;

namespace Demo;

/// <summary>Runs a tool and gives back what it printed.</summary>
internal static class Shell
{
    public static async Task<string> RunAsync(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"{tool} {string.Join(' ', arguments)} failed:\n{await output}{await error}");
    }
}
