using System.Diagnostics;
using System.Globalization;

namespace Bench.Measuring;

/// <summary>A program that ran beside others until it came to its own end, whatever that was.</summary>
/// <param name="Ended">When.</param>
/// <param name="ExitCode">What it said.</param>
/// <param name="Cpu">User and system time of it and of all it started.</param>
/// <param name="Mebibytes">Peak memory of the largest of these.</param>
/// <param name="Output">What it printed.</param>
internal sealed record Watched(DateTimeOffset Ended, int ExitCode, TimeSpan Cpu, double Mebibytes, string Output)
{
    // Each of several programs at once has figures of its own only where somebody waits for it alone.
    private const string Tool = "/usr/bin/time";

    public static async Task<Watched> RunAsync(Command command)
    {
        var figures = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Tool, ["-q", "-f", "%U %S %M", "-o", figures, command.Program, .. command.Arguments])
            {
                WorkingDirectory = command.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            start.Environment.Clear();
            foreach (var (name, value) in command.Environment) start.Environment[name] = value;
            using var process = Process.Start(start)!;
            var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var ended = DateTimeOffset.UtcNow;
            var numbers = (await File.ReadAllTextAsync(figures)).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
            return new Watched(ended, process.ExitCode, TimeSpan.FromSeconds(numbers[0] + numbers[1]), numbers[2] / 1024, string.Concat(await streams));
        }
        finally
        {
            File.Delete(figures);
        }
    }
}
