using DetectChanges.Targets.Sources.Go;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Targets.Go;

public class GoProjectsTests
{
    private static readonly OneSource Go = new(new GoProjects());

    private static (string, string?) Module(string folder, string more = "") => ($"{folder}/go.mod", $"module acme.test/{folder} // ours\n\ngo 1.24\n{more}");

    [Fact]
    public void Every_module_is_a_project_but_not_what_lies_in_testdata_or_vendor() =>
        Go.Projects(Module("api"), Module("api/testdata/mod"), Module("vendor/x"), Module("_examples/one"), ("go.mod", "module \"acme.test\"\n"))
            .ShouldBe(["acme.test/_examples/one: go in _examples/one", "acme.test/api: go in api", "acme.test: go in "]);

    [Fact]
    public void A_replacement_by_a_folder_is_an_edge_and_one_by_a_version_is_none() => Go.Edges(
        Module("lib"), Module("log"),
        Module("api", """
            require (
            	acme.test/lib v0.0.0
            	acme.test/other v1.0.0 // indirect
            )
            replace acme.test/lib v0.0.0 => ../lib
            replace (
            	"acme.test/log" => "../log" // beside
            	acme.test/other => example.test/fork v1.0.0
            )
            """))
        .ShouldBe(["acme.test/api → acme.test/lib: replace of acme.test/lib in api/go.mod", "acme.test/api → acme.test/log: replace of acme.test/log in api/go.mod"]);

    [Fact]
    public void Without_a_workspace_a_required_module_comes_from_elsewhere() =>
        Go.Edges(Module("lib"), Module("api", "require acme.test/lib v1.2.3\n")).ShouldBeEmpty();

    [Fact]
    public void In_a_workspace_a_required_module_is_the_one_beside() =>
        Go.Edges(("go.work", "go 1.24\nuse (\n\t./api\n\t./lib\n)\n"), Module("lib"), Module("unused"), Module("api", "require (\n acme.test/lib v1.2.3\n acme.test/unused v1.0.0\n)\n"))
            .ShouldBe(["acme.test/api → acme.test/lib: require of acme.test/lib in api/go.mod"]);

    [Fact]
    public void In_a_workspace_imports_are_edges_to_the_module_with_the_longest_name() => Go.Edges(
        ("go.work", "use ./api\nuse ./lib\nuse ./lib/deep\n"), Module("api"), Module("lib"), Module("lib/deep"),
        ("api/main.go", """
            // Copyright "acme.test/no"
            /* import "acme.test/no" */
            //go:build linux
            package main; import "fmt"

            import (
            	_ "embed"
            	deep `acme.test/lib/deep/x` // "acme.test/no"
            	. "acme.test/library"
            )

            var text = `import "acme.test/lib"`
            """),
        ("lib/lib_test.go", "package lib_test\nimport d \"acme.test/lib/deep\"\n"))
        .ShouldBe([
            "acme.test/api → acme.test/lib/deep: import of acme.test/lib/deep/x in api/main.go",
            "acme.test/lib → acme.test/lib/deep: import of acme.test/lib/deep in lib/lib_test.go",
        ]);

    [Fact]
    public void A_replacement_in_one_module_or_in_the_workspace_holds_for_all_of_its_modules() => Go.Edges(
        ("go.work", "use ./api\nuse ./cli\nreplace acme.test/lib => ./lib\n"), Module("lib"), Module("log"),
        Module("api", "replace acme.test/log => ../log\n"), Module("cli", "require acme.test/log v1.0.0\nrequire acme.test/lib v1.0.0\n"))
        .ShouldBe([
            "acme.test/api → acme.test/log: replace of acme.test/log in api/go.mod",
            "acme.test/cli → acme.test/lib: require of acme.test/lib in cli/go.mod",
            "acme.test/cli → acme.test/log: require of acme.test/log in cli/go.mod",
        ]);

    [Fact]
    public void Source_files_are_read_only_where_there_is_a_workspace()
    {
        new GoProjects().Reads("api/main.go", new FileTree(["api/main.go", "api/go.mod"])).ShouldBeFalse();
        new GoProjects().Reads("api/main.go", new FileTree(["api/main.go", "go.work"])).ShouldBeTrue();
        new GoProjects().Reads("api/vendor/x/x.go", new FileTree(["api/vendor/x/x.go", "go.work"])).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_without_a_module_is_an_input_and_one_outside_of_the_repository_is_told()
    {
        var commit = Go.Commit(Module("api", "replace a.test/x => ./../generated\nreplace a.test/y => ../../y\nreplace a.test/z => /abs/z\n"));
        OneSource.UsersOf(commit, "generated/a.go").ShouldBe(["acme.test/api: replace of a.test/x in api/go.mod"]);
        commit.Graph.Notices.Count.ShouldBe(2);
    }

    [Fact]
    public void The_vendor_folder_of_a_workspace_is_of_all_its_modules() =>
        Go.UsersOf("vendor/a.test/x/x.go", ("go.work", "use ./api\nuse ./cli\n"), Module("api"), Module("cli"), Module("other"), ("vendor/modules.txt", "## workspace\n"))
            .ShouldBe(["acme.test/api: the vendor folder of go.work", "acme.test/cli: the vendor folder of go.work"]);

    [Theory]
    [InlineData("go 1.24\n")]
    [InlineData("module acme.test/lib\nrequire (\n")]
    [InlineData("module \"acme.test/lib\n")]
    [InlineData(null)]
    public void A_broken_module_is_still_a_project_and_its_workspace_depends_on_it(string? text)
    {
        var commit = Go.Commit(("go.work", "use ./api\nuse ./lib\n"), Module("api"), ("lib/go.mod", text));

        commit.Commit.Unreadable.ShouldHaveSingleItem().Key.ShouldBe("lib/go.mod");
        commit.Graph.Edges.Select(edge => edge.ToString()).ShouldHaveSingleItem().ShouldContain("lib/go.mod, which could not be read");
    }

    [Fact]
    public void A_broken_workspace_makes_all_modules_below_not_understood() =>
        Go.Commit(("x/go.work", "use (\n"), Module("x/api"), Module("y")).Commit.Unreadable.Select(problem => problem.Key).Order().ShouldBe(["x/api/go.mod", "x/go.work"]);

    [Theory]
    [InlineData("")]
    [InlineData("package")]
    [InlineData("package x\nimport")]
    [InlineData("package x\nimport (")]
    [InlineData("package x\nimport \"never closed")]
    [InlineData("/* never closed")]
    [InlineData("not go at all \"acme.test/lib\"")]
    public void Nonsense_is_never_an_exception(string text)
    {
        var commit = Go.Commit(("go.work", "use ./api\nuse ./lib\nuse\nuse ..\nreplace => x\nreplace =>\nreplace\n)\n"), Module("api", ")\nrequire\nreplace =>\nexclude\n"), Module("lib"), ("api/a.go", text), ("go.work.sum", text));
        commit.Graph.Edges.ShouldBeEmpty();
        Should.NotThrow(() => Go.Effects("go.work.sum", commit, commit));
        Should.NotThrow(() => Go.Effects("api/go.mod", commit, commit));
    }
}
