using DetectChanges.Trees;

namespace DetectChanges.Tests.Trees;

public class FileTreeTests
{
    [Fact]
    public void The_tree_knows_files_folders_and_names()
    {
        var tree = new FileTree(["apps/web/package.json", "apps/web-2/package.json", "README.md", "apps/web/src/a.ts"]);

        tree.HasFile("README.md").ShouldBeTrue();
        tree.HasFile("apps/web").ShouldBeFalse();
        tree.HasFolder("apps/web").ShouldBeTrue();
        tree.HasFolder("apps/we").ShouldBeFalse();
        tree.Under("apps/web").ShouldBe(["apps/web/package.json", "apps/web/src/a.ts"]);
        tree.Named("package.json").ShouldBe(["apps/web-2/package.json", "apps/web/package.json"]);
    }
}
