using System.Diagnostics;

namespace Testing;

/// <summary>A script for node with npm packages of its own, that judges from outside. They are installed once, as the lock file says, into a folder git ignores.</summary>
/// <param name="project">The test project the script belongs to.</param>
/// <param name="name">Its folder there, with <c>package.json</c>, <c>package-lock.json</c> and the script.</param>
public sealed class NodeTool(string project, string name)
{
    private static readonly SemaphoreSlim Installing = new(1);

    private readonly string source = Repository.File("tests", project, name);
    private readonly string folder = Repository.File("artifacts", "node", name);

    /// <summary>What stands in the way of running it, or <see langword="null"/>.</summary>
    public static string? Missing => new[] { "node", "npm" }.FirstOrDefault(program => !IsOnPath(program)) is { } missing
        ? $"'{missing}' is not installed: apt-get install -y nodejs npm"
        : null;

    /// <summary>Runs the script and gives what it printed.</summary>
    public async Task<string> RunAsync(string script, string input, CancellationToken stopping)
    {
        await InstallAsync(stopping);
        return await StartAsync("node", script, input, stopping);
    }

    private async Task InstallAsync(CancellationToken stopping)
    {
        await Installing.WaitAsync(stopping);
        try
        {
            Directory.CreateDirectory(folder);
            var lockFile = Path.Combine(folder, "package-lock.json");
            var isInstalled = Directory.Exists(Path.Combine(folder, "node_modules")) && File.Exists(lockFile) && File.ReadAllText(lockFile) == File.ReadAllText(Path.Combine(source, "package-lock.json"));
            foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            if (!isInstalled) await StartAsync("npm", "ci --no-audit --no-fund", "", stopping);
        }
        finally
        {
            Installing.Release();
        }
    }

    private async Task<string> StartAsync(string program, string arguments, string input, CancellationToken stopping)
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
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {arguments}: exit code {process.ExitCode}: {await errors}");
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
