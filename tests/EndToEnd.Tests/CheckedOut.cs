using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>A small monorepo as checkout leaves it: a push of one commit that touches one part.</summary>
internal sealed class CheckedOut : IDisposable
{
    public CheckedOut()
    {
        Git("init", "-q", "-b", "main");
        Write("services/api/app.txt", "1");
        Write("services/web/app.txt", "1");
        Before = Commit("first");
        Write("services/api/app.txt", "2");
        After = Commit("change the api ::error::injected");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("repository-").FullName;

    public string Before { get; }

    public string After { get; }

    private string Commit(string message)
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), text);
    }

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var text = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"git {arguments[0]} failed");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
