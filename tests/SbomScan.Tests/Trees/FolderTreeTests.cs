using SbomScan.Trees;

namespace SbomScan.Tests.Trees;

public sealed class FolderTreeTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Others_code_and_build_output_are_left_out_and_named()
    {
        Write("a/package-lock.json", "a/node_modules/b/package-lock.json", ".git/config", "obj/project.assets.json", "src/obj/x");

        var tree = new FolderTree(root, new HashSet<string>());

        tree.Files.Select(file => file.Path).ShouldBe(["a/package-lock.json"]);
        tree.SkippedFolders.ShouldBe([".git", "a/node_modules", "obj", "src/obj"]);
    }

    [Fact]
    public void A_folder_that_is_asked_for_is_entered()
    {
        Write("obj/project.assets.json", "bin/x");

        new FolderTree(root, new HashSet<string> { "obj" }).Files.Select(file => file.Path).ShouldBe(["obj/project.assets.json"]);
    }

    [Fact]
    public void Links_are_not_followed_wherever_they_lead()
    {
        Write("real/go.mod");
        Directory.CreateSymbolicLink(Path.Combine(root, "loop"), root);
        Directory.CreateSymbolicLink(Path.Combine(root, "out"), "/");
        File.CreateSymbolicLink(Path.Combine(root, "go.mod"), "/etc/hostname");

        var tree = new FolderTree(root, new HashSet<string>());

        tree.Files.Select(file => file.Path).ShouldBe(["real/go.mod"]);
        tree.Links.ShouldBe(["go.mod"]);
        tree.Read("go.mod", 1000).ShouldBeNull();
        tree.Read("loop/real/go.mod", 1000).ShouldBeNull();
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_with_its_size()
    {
        Write("big");

        Should.Throw<FormatException>(() => new FolderTree(root, new HashSet<string>()).Read("big", 1)).Message.ShouldBe("it has 3 bytes; at most 1 are read");
    }

    private void Write(params IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            File.WriteAllText(Path.Combine(root, path), "abc");
        }
    }
}
