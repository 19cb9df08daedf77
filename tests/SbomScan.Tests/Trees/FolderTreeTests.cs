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

        var tree = new FolderTree(root, "", new HashSet<string>());

        tree.Files.Select(file => file.Path).ShouldBe(["a/package-lock.json"]);
        tree.Skipped.ShouldBe([".git", "a/node_modules", "obj", "src/obj"]);
    }

    [Fact]
    public void A_folder_that_is_asked_for_is_entered()
    {
        Write("obj/project.assets.json", "bin/x");

        new FolderTree(root, "", new HashSet<string> { "obj" }).Files.Select(file => file.Path).ShouldBe(["obj/project.assets.json"]);
    }

    [Fact]
    public void Links_are_followed_while_they_end_in_the_workspace()
    {
        Write("real/prod.txt");
        Directory.CreateSymbolicLink(Path.Combine(root, "loop"), root);
        Directory.CreateSymbolicLink(Path.Combine(root, "out"), "/");
        File.CreateSymbolicLink(Path.Combine(root, "requirements.txt"), "real/prod.txt");
        File.CreateSymbolicLink(Path.Combine(root, "go.mod"), "/etc/hostname");
        File.CreateSymbolicLink(Path.Combine(root, "Cargo.lock"), "nothing");

        var tree = new FolderTree(root, "", new HashSet<string>());

        tree.Files.Select(file => file.Path).ShouldBe(["real/prod.txt", "requirements.txt"]);
        tree.Read("requirements.txt", 1000)!.Length.ShouldBe(3);
        tree.DeadLinks.ShouldBe(["Cargo.lock", "go.mod"], ignoreOrder: true);
        tree.Skipped.ShouldBe(["loop (a link)", "out (a link)"]);
        tree.Read("go.mod", 1000).ShouldBeNull();
        tree.Read("out/etc/hostname", 1000).ShouldBeNull();
    }

    [Fact]
    public void Neighbours_outside_of_the_folder_can_be_asked_for()
    {
        Write("pom.xml", "services/api/pom.xml");

        var tree = new FolderTree(root, "services/api", new HashSet<string>());

        tree.Files.Select(file => file.Path).ShouldBe(["services/api/pom.xml"]);
        tree.Read("pom.xml", 1000).ShouldNotBeNull();
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_with_its_size()
    {
        Write("big");

        Should.Throw<FormatException>(() => new FolderTree(root, "", new HashSet<string>()).Read("big", 1)).Message.ShouldBe("it has 3 bytes; at most 1 are read");
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
