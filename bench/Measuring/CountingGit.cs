namespace Bench.Measuring;

/// <summary>A <c>git</c> for <c>PATH</c> that writes down each call before it becomes the real one.</summary>
internal sealed class CountingGit
{
    private readonly string calls;

    public CountingGit(string work)
    {
        Folder = Directory.CreateDirectory(Path.Combine(work, "counting-git")).FullName;
        calls = Path.Combine(Folder, "calls");
        var real = CleanEnvironment.Variables["PATH"].Split(':').Select(folder => Path.Combine(folder, "git")).First(File.Exists);
        var script = Path.Combine(Folder, "git");
        File.WriteAllText(script, $"#!/bin/sh\necho \"$1\" >>'{calls}'\nexec '{real}' \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Folder { get; }

    /// <summary>Number of calls since this was last asked.</summary>
    public int Take()
    {
        var count = File.Exists(calls) ? File.ReadAllLines(calls).Length : 0;
        File.Delete(calls);
        return count;
    }
}
