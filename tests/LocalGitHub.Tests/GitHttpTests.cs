using System.Diagnostics;

namespace LocalGitHub.Tests;

/// <summary>A real git client fetches from the local GitHub.</summary>
public sealed class GitHttpTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("git-http-").FullName;

    [Fact]
    public async Task A_private_repository_is_fetched_with_the_token_only()
    {
        var origin = Directory.CreateDirectory(Path.Combine(folder, "origin")).FullName;
        Git(origin, "init", "-q", "-b", "main");
        Git(origin, "commit", "-q", "--allow-empty", "-m", "first");
        await using var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = origin },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["good"] = ["contents: read"] },
        });
        var url = new Uri(server.Address, "/acme/shop").ToString();
        var header = $"http.extraheader=AUTHORIZATION: basic {Convert.ToBase64String("x-access-token:good"u8)}";

        Git(folder, "-c", header, "clone", "-q", "--filter=blob:none", "--no-checkout", url, "clone").ShouldBe(0);
        Git(folder, "ls-remote", url).ShouldNotBe(0);
        Git(folder, "-c", header.Replace("basic ", "basic x", StringComparison.Ordinal)[..^1], "ls-remote", url).ShouldNotBe(0);
    }

    private static int Git(string where, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", where, "-c", "user.name=Test", "-c", "user.email=test@example.com", .. arguments]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var git = Process.Start(start)!;
        git.StandardError.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
