namespace ReleaseTree.Tests;

/// <summary>A git that does what a test says and then what git does. The script finds the real one in <c>$GIT</c>, and a file of its own to count in <c>$0.count</c>.</summary>
internal sealed class ScriptedGit : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scripted-git-");

    public ScriptedGit(string script)
    {
        var file = System.IO.Path.Combine(folder.FullName, "git");
        File.WriteAllText(file, $"#!/bin/sh\nGIT={Real()}\n{script}");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The variable <c>PATH</c> with which it is found.</summary>
    public string Path => $"{folder.FullName}:/usr/bin:/bin";

    public void Dispose() => folder.Delete(recursive: true);

    private static string Real() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(':').Select(folder => System.IO.Path.Combine(folder, "git")).First(File.Exists);
}
