using System.Diagnostics;

namespace Testing;

/// <summary>A script for node with npm packages of its own, that judges from outside. They are installed once, as the lock file says, into a folder git ignores.</summary>
/// <param name="project">The project under <c>tests</c> the script belongs to.</param>
/// <param name="name">Its folder there, with <c>package.json</c>, <c>package-lock.json</c> and the script.</param>
public sealed class NodeTool(string project, string name)
{
    private static readonly SemaphoreSlim Installing = new(1);

    private readonly string source = Repository.File("tests", project, name);
    private readonly string folder = Repository.File("artifacts", "node", name);

    /// <summary>What stands in the way of running it, or <see langword="null"/>; who skips says before it what is not judged because of it.</summary>
    public static string? Missing => new[] { "node", "npm" }.FirstOrDefault(program => !IsOnPath(program)) is { } missing
        ? $"'{missing}' is not installed: apt-get install -y nodejs npm"
        : null;

    /// <summary>Runs the script and gives what it printed.</summary>
    public async Task<string> RunAsync(string script, string input, CancellationToken stopping)
    {
        await InstallAsync(stopping);
        return await StartAsync("node", script, input, stopping);
    }

    /// <summary>Starts the script to be asked line by line.</summary>
    public async Task<NodeConversation> TalkAsync(string script, CancellationToken stopping)
    {
        await InstallAsync(stopping);
        return new NodeConversation(Process.Start(Start("node", script))!);
    }

    private async Task InstallAsync(CancellationToken stopping)
    {
        await Installing.WaitAsync(stopping);
        try
        {
            Directory.CreateDirectory(folder);
            // npm writes its own list last: without it, an installation was interrupted.
            var isInstalled = File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")) && IsCurrent("package-lock.json");
            // Another test may be running the script: what is the same is not written again.
            foreach (var file in Directory.GetFiles(source).Select(file => Path.GetFileName(file)).Where(file => !IsCurrent(file)))
            {
                File.Copy(Path.Combine(source, file), Path.Combine(folder, file), overwrite: true);
            }

            if (!isInstalled) await StartAsync("npm", "ci --no-audit --no-fund", "", stopping);
        }
        finally
        {
            Installing.Release();
        }
    }

    private bool IsCurrent(string file)
    {
        var installed = Path.Combine(folder, file);
        return File.Exists(installed) && File.ReadAllText(installed) == File.ReadAllText(Path.Combine(source, file));
    }

    private async Task<string> StartAsync(string program, string arguments, string input, CancellationToken stopping)
    {
        using var process = Process.Start(Start(program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync(stopping);
        var errors = process.StandardError.ReadToEndAsync(stopping);
        await process.StandardInput.WriteAsync(input.AsMemory(), stopping);
        process.StandardInput.Close();
        await process.WaitForExitAsync(stopping);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {arguments}: exit code {process.ExitCode}: {await errors}");
    }

    private ProcessStartInfo Start(string program, string arguments) => new(program, arguments)
    {
        WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    };

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
