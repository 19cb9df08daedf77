using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LocalAws.Tests.Kit;

/// <summary>The real <c>aws</c> command line against a local server; tests that need it are skipped out loud where it is missing.</summary>
public sealed class AwsCli(LocalAwsServer server)
{
    private static readonly Lazy<string?> Program = new(Find);

    /// <summary>Skips the test when there is no such program, naming the command that installs it.</summary>
    public static void Require() =>
        Assert.SkipWhen(Program.Value is null, "The aws command line is not on PATH. Install it with: python3 -m pip install awscli (or: apt-get install awscli)");

    /// <summary>Runs <c>aws …</c> and returns its JSON output; an empty object when it printed nothing.</summary>
    public async Task<JsonObject> RunAsync(params string[] arguments)
    {
        var (exit, output, error) = await TryAsync(arguments);
        exit.ShouldBe(0, $"aws {string.Join(' ', arguments)}\n{error}");
        return output.Length == 0 ? [] : JsonNode.Parse(output)!.AsObject();
    }

    public async Task<(int Exit, string Output, string Error)> TryAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program.Value!, [.. arguments, "--output", "json", "--no-cli-pager"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (await IsVersionOneAsync())
            start.ArgumentList.Remove("--no-cli-pager");
        foreach (var (name, value) in server.Environment)
            start.Environment[name] = value;
        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }

    private static readonly Lazy<Task<bool>> VersionOne = new(async () =>
    {
        using var process = Process.Start(new ProcessStartInfo(Program.Value!, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text.StartsWith("aws-cli/1.", StringComparison.Ordinal);
    });

    /// <summary>Version 1 has no pager, and no switch to turn it off.</summary>
    private static Task<bool> IsVersionOneAsync() => VersionOne.Value;

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "aws")).FirstOrDefault(File.Exists);
}
