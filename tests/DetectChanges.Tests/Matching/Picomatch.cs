using System.Diagnostics;
using System.Text.Json;
using Testing;

namespace DetectChanges.Tests.Matching;

/// <summary>The real picomatch, run by node. It is installed once, as its lock file says, into a folder git ignores.</summary>
internal static class Picomatch
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "oracle.js"];

    /// <summary>What stands in the way of running it, or <see langword="null"/>.</summary>
    public static string? Missing => new[] { "node", "npm" }.FirstOrDefault(program => !IsOnPath(program)) is { } missing
        ? $"'{missing}' is not installed, so nothing was compared with picomatch: apt-get install -y nodejs npm"
        : null;

    /// <summary>For each pattern what it answers for all paths, as one digit for each.</summary>
    public static async Task<string[]> AskAsync(IReadOnlyList<string> patterns, IReadOnlyList<string> paths, CancellationToken stopping)
    {
        var folder = await InstallAsync(stopping);
        var questions = string.Join('\n', patterns.Select(pattern => JsonSerializer.Serialize<string[]>([pattern, .. paths]))) + "\n";
        var answers = (await RunAsync(folder, "node", "oracle.js", questions, stopping)).TrimEnd('\n').Split('\n');
        answers.Length.ShouldBe(patterns.Count);
        return answers;
    }

    private static async Task<string> InstallAsync(CancellationToken stopping)
    {
        var folder = Repository.File("artifacts", "picomatch");
        Directory.CreateDirectory(folder);
        var isInstalled = Directory.Exists(Path.Combine(folder, "node_modules", "picomatch")) && Files.All(name => IsSame(name, folder));
        foreach (var name in Files) File.Copy(Repository.File("tests", "DetectChanges.Tests", "picomatch", name), Path.Combine(folder, name), overwrite: true);
        if (!isInstalled) await RunAsync(folder, "npm", "ci --no-audit --no-fund", "", stopping);
        return folder;
    }

    private static bool IsSame(string name, string folder)
    {
        var installed = Path.Combine(folder, name);
        return File.Exists(installed) && File.ReadAllText(installed) == File.ReadAllText(Repository.File("tests", "DetectChanges.Tests", "picomatch", name));
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<string> RunAsync(string folder, string program, string arguments, string input, CancellationToken stopping)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(stopping);
        var errors = process.StandardError.ReadToEndAsync(stopping);
        await process.StandardInput.WriteAsync(input.AsMemory(), stopping);
        process.StandardInput.Close();
        await process.WaitForExitAsync(stopping);
        process.ExitCode.ShouldBe(0, $"{program} {arguments}: {await errors}");
        return await output;
    }
}
