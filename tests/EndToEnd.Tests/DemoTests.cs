using System.Diagnostics;
using Testing;

namespace EndToEnd.Tests;

/// <summary>The demo as its reader starts it: it tells its story, and it can fail.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_story_goes_as_told()
    {
        var (exitCode, text) = await RunAsync();

        exitCode.ShouldBe(0, text);
        text.ShouldContain("The story went as told");
        File.ReadAllText(Repository.File("artifacts", "demo", "index.html")).ShouldContain("PAYMENTS_URL is not set");
    }

    [Fact]
    public async Task Without_the_crash_of_version_3_it_fails()
    {
        var copy = Directory.CreateTempSubdirectory("demo-sources-").FullName;
        foreach (var part in new[] { "monorepo", "changes", "advisories" })
            Copy(Repository.File("demo", part), Path.Combine(copy, part));
        File.Copy(Repository.File("demo", "world.yml"), Path.Combine(copy, "world.yml"));
        var sound = await File.ReadAllTextAsync(Repository.File("demo", "monorepo", "apps", "backend", "Program.cs"));
        await File.WriteAllTextAsync(Path.Combine(copy, "changes", "3-crash", "apps", "backend", "Program.cs"), sound.Replace("\"ok\"", "\"fine\"", StringComparison.Ordinal));

        var (exitCode, text) = await RunAsync("--sources", copy);

        exitCode.ShouldBe(1, text);
        text.ShouldContain("✗ the deployment is refused");
        text.ShouldContain("The story did not go as told");
        Directory.Delete(copy, recursive: true);
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(Repository.File("demo", "bin", configuration, "net10.0", "demo"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
