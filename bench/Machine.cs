using System.Text.Json;
using Bench.Measuring;
using Testing;

namespace Bench;

/// <summary>Where the figures come from.</summary>
internal static class Machine
{
    /// <param name="program">A self-contained program; beside it stands what it brings.</param>
    public static string Describe(string program) =>
        $"{Environment.ProcessorCount} cores ({Processor()}), Linux {Environment.OSVersion.Version.ToString(3)}, {Tool("git", "--version")}, " +
        $".NET {Runtime(program)}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start; " +
        $"commit {Tool("git", "describe", "--always", "--dirty")}, {Tool("date", "-u", "+%Y-%m-%d")}.";

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor";

    private static string Runtime(string program)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(program + ".runtimeconfig.json"));
        return json.RootElement.GetProperty("runtimeOptions").GetProperty("includedFrameworks")[0].GetProperty("version").GetString()!;
    }

    private static string Tool(string name, params string[] arguments) =>
        new Command(name, arguments, CleanEnvironment.Variables, Repository.Root).Run().Text.Trim();
}
