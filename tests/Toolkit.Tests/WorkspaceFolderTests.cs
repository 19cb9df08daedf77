using System.Diagnostics;

namespace Actions.Toolkit.Tests;

public sealed class WorkspaceFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("workspace-folder-").FullName;
    private readonly string workspace;
    private readonly RunnerContext runner;

    public WorkspaceFolderTests()
    {
        workspace = Directory.CreateDirectory(Path.Combine(root, "workspace")).FullName;
        runner = new RunnerContext(new Dictionary<string, string> { ["GITHUB_WORKSPACE"] = workspace });
    }

    private WorkspaceFolder Folder(string name) => new(runner, WorkspacePath.Resolve(runner, name));

    [Fact]
    public void A_file_is_written_with_the_folders_in_between()
    {
        Folder("out").Write("a/b.txt", file => file.Write("hello"u8)).ShouldBe("out/a/b.txt");

        File.ReadAllText(Path.Combine(workspace, "out", "a", "b.txt")).ShouldBe("hello");
        Directory.GetFiles(workspace, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void Files_and_folders_belong_to_the_owner_of_the_workspace()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a folder to another user.");
        Run("chown", "12345:54321", workspace);

        Folder("out").Write("a/b.txt", file => file.Write("hello"u8));

        foreach (var path in new[] { "out", "out/a", "out/a/b.txt" }) Run("stat", "-c", "%u:%g", Path.Combine(workspace, path)).ShouldBe("12345:54321");
    }

    [Fact]
    public void A_link_in_the_place_of_the_file_is_replaced_and_not_followed()
    {
        var victim = Path.Combine(root, "victim");
        File.WriteAllText(victim, "untouched");
        Directory.CreateDirectory(Path.Combine(workspace, "inside"));
        File.WriteAllText(Path.Combine(workspace, "inside", "other"), "untouched");
        Directory.CreateDirectory(Path.Combine(workspace, "out"));
        File.CreateSymbolicLink(Path.Combine(workspace, "out", "a.txt"), Path.Combine(workspace, "inside", "other"));

        Folder("out").Write("a.txt", file => file.Write("hello"u8));

        File.ReadAllText(Path.Combine(workspace, "out", "a.txt")).ShouldBe("hello");
        File.ReadAllText(Path.Combine(workspace, "inside", "other")).ShouldBe("untouched");
        File.CreateSymbolicLink(Path.Combine(workspace, "out", "b.txt"), victim);
        Should.Throw<WorldError>(() => Folder("out").Write("b.txt", file => file.Write("hello"u8)));
        File.ReadAllText(victim).ShouldBe("untouched");
    }

    [Fact]
    public void A_link_into_a_git_folder_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(workspace, ".git"));
        Directory.CreateSymbolicLink(Path.Combine(workspace, "out"), ".git");

        Should.Throw<WorldError>(() => Folder("out").Write("a.txt", _ => { })).Message.ShouldContain("'.git' folder");
        Directory.GetFiles(Path.Combine(workspace, ".git")).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_told()
    {
        File.WriteAllText(Path.Combine(workspace, "out"), "");

        Should.Throw<WorldError>(() => Folder("out").Write("a.txt", _ => { })).Message.ShouldContain("'out'");
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output.Trim();
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
