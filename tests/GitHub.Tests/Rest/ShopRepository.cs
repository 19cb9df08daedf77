using System.Diagnostics;

namespace GitHub.Tests.Rest;

/// <summary>A small repository: a branch beside main, and two tags.</summary>
public sealed class ShopRepository : IDisposable
{
    public ShopRepository()
    {
        Git("init", "-q", "-b", "main");
        First = Commit("first");
        Git("checkout", "-q", "-b", "feature/x");
        Feature = Commit("feature");
        Git("checkout", "-q", "main");
        Main = Commit("second");
        Git("tag", "v1.0.0", First);
        Git("tag", "-a", "-m", "annotated", "v1.1.0", Main);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("shop-").FullName;
    public string First { get; }
    public string Feature { get; }
    public string Main { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
        return output.Trim();
    }

    private string Commit(string message)
    {
        Git("commit", "-q", "--allow-empty", "-m", message);
        return Git("rev-parse", "HEAD");
    }
}
