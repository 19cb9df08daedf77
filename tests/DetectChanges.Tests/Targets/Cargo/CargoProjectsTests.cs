using DetectChanges.Targets.Sources.Cargo;

namespace DetectChanges.Tests.Targets.Cargo;

public class CargoProjectsTests
{
    private static readonly OneSource Cargo = new(new CargoProjects());

    private static (string, string?) Package(string folder, string name, string more = "") => ($"{folder}/Cargo.toml", $"[package]\nname = \"{name}\"\nversion = \"0.1.0\"\n{more}");

    // The layout and the answers are those of cargo 1.95: cargo metadata --no-deps.
    [Fact]
    public void A_workspace_has_the_listed_members_and_those_they_need_by_path() => Cargo.Projects(
        ("Cargo.toml", "[workspace]\nmembers = [\"crates/*\", \"tools/keep\", \"./more/*/b\"]\nexclude = [\"crates/out\", \"tools\", \"glob*\"]\n"),
        Package("crates/ui", "ui"),
        Package("crates/web", "web", "[target.\"cfg(unix)\".dev-dependencies]\nimpl = { path = \"../../implicit\" }\n"),
        Package("crates/out", "out"),
        Package("implicit", "impl"),
        Package("tools/keep", "keep"),
        Package("tools/other", "other"),
        Package("globby", "globby"),
        Package("stray", "stray"),
        Package("more/a/b", "more-b"))
        .ShouldBe(["impl: cargo in implicit", "keep: cargo in tools/keep", "more-b: cargo in more/a/b", "other: cargo in tools/other", "out: cargo in crates/out", "ui: cargo in crates/ui", "web: cargo in crates/web"]);

    [Fact]
    public void A_package_that_cargo_refuses_to_build_belongs_to_the_package_around_it_and_is_told()
    {
        var commit = Cargo.Commit(("Cargo.toml", "[workspace]\nmembers = [\"parser\"]\n"), Package("parser", "parser"), Package("parser/samples/one", "one"));

        commit.Graph.Projects.ShouldHaveSingleItem().Name.ShouldBe("parser");
        commit.Graph.Notices.ShouldHaveSingleItem().Path.ShouldBe("parser/samples/one/Cargo.toml");
    }

    [Fact]
    public void A_member_outside_of_the_folder_of_the_workspace_names_it_itself() =>
        Cargo.Effects("ws/Cargo.toml", "[workspace]\nmembers = [\"../a\"]\n[profile.release]\nlto = true\n", "[workspace]\nmembers = [\"../a\"]\n", Package("a", "a", "workspace = \"../ws\"\n"), Package("b", "b"))
            .ShouldBe(["a: ws/Cargo.toml"]);

    [Fact]
    public void Vendored_crates_are_no_projects_and_concern_all_that_may_use_them()
    {
        var commit = Cargo.Commit(Package("api", "api"), ("vendor/serde/Cargo.toml", "[package]\nname = \"serde\"\n"), ("vendor/serde/.cargo-checksum.json", "{}"), ("vendor/serde/src/lib.rs", ""));

        commit.Graph.Projects.ShouldHaveSingleItem().Name.ShouldBe("api");
        Cargo.Effects("vendor/serde/src/lib.rs", commit, commit).ShouldBe(["api: vendor/serde/src/lib.rs"]);
    }

    [Fact]
    public void Paths_are_edges_in_every_table_of_dependencies() => Cargo.Edges(
        Package("core", "core-x"), Package("ui", "ui"), Package("gen", "gen"), Package("unix", "unix"),
        Package("web", "web", """
            [dependencies]
            serde = "1"
            renamed = { package = "core-x", path = "../core" }
            [dev-dependencies.ui]
            path = "../ui"
            [build-dependencies]
            gen = { path = "../gen/" }
            [target.'cfg(unix)'.dependencies]
            unix = { version = "1", path = "./../unix" }
            """))
        .ShouldBe([
            "web → core-x: \"renamed\" in web/Cargo.toml", "web → gen: \"gen\" in web/Cargo.toml", "web → ui: \"ui\" in web/Cargo.toml", "web → unix: \"unix\" in web/Cargo.toml",
        ]);

    [Fact]
    public void A_dependency_of_the_workspace_is_an_edge_of_the_members_that_take_it() => Cargo.Edges(
        ("rust/Cargo.toml", "[workspace]\nmembers = [\"crates/*\"]\n[workspace.dependencies]\nui = { path = \"crates/ui\" }\nserde = \"1\"\n"),
        Package("rust/crates/ui", "ui", "[dependencies]\nserde.workspace = true\n"),
        Package("rust/crates/web", "web", "[dependencies]\nui = { workspace = true, features = [\"x\"] }\n"),
        Package("rust/crates/cli", "cli", "[dev-dependencies]\nui.workspace = true\n"),
        Package("rust/crates/lone", "lone"))
        .ShouldBe(["cli → ui: \"ui\" in rust/crates/cli/Cargo.toml", "web → ui: \"ui\" in rust/crates/web/Cargo.toml"]);

    [Fact]
    public void Packages_that_need_each_other_are_ordinary() =>
        Cargo.Edges(Package("a", "a", "[dependencies]\nb = { path = \"../b\" }\n"), Package("b", "b", "[dev-dependencies]\na = { path = \"../a\" }\n"))
            .ShouldBe(["a → b: \"b\" in a/Cargo.toml", "b → a: \"a\" in b/Cargo.toml"]);

    [Fact]
    public void A_patch_is_an_edge_of_those_who_need_the_crate_by_the_lock_file() => Cargo.Edges(
        ("Cargo.toml", "[workspace]\nmembers = [\"web\", \"cli\", \"log\"]\n[patch.crates-io]\nlog = { path = \"log\" }\n"),
        Package("web", "web", "[dependencies]\nenv = \"1\"\n"), Package("cli", "cli"), Package("log", "log"),
        ("Cargo.lock", """
            version = 4
            [[package]]
            name = "cli"
            version = "0.1.0"
            [[package]]
            name = "env"
            version = "1.0.0"
            source = "registry+https://example.test"
            dependencies = ["log"]
            [[package]]
            name = "log"
            version = "0.1.0"
            [[package]]
            name = "web"
            version = "0.1.0"
            dependencies = ["env"]
            """))
        .ShouldBe(["web → log: the patch of \"log\" in Cargo.toml"]);

    [Fact]
    public void Without_a_lock_file_a_patch_is_for_all_members()
    {
        (string, string?)[] files = [("Cargo.toml", "[workspace]\nmembers = [\"web\"]\n[patch.crates-io]\nserde = { path = \"third/serde\" }\n"), Package("web", "web"), Package("third/serde", "serde")];
        Cargo.UsersOf("third/serde/src/lib.rs", files).ShouldBe(["web: the patch of \"serde\" in Cargo.toml"]);
    }

    [Fact]
    public void Sources_outside_of_the_folder_are_inputs_with_the_modules_beside_them()
    {
        var commit = Cargo.Commit(Package("web", "web", "build = \"../build.rs\"\n[lib]\npath = \"../shared/src/lib.rs\"\n[[bin]]\nname = \"x\"\npath = \"src/x.rs\"\n"));

        OneSource.UsersOf(commit, "shared/src/other.rs").ShouldBe(["web: ../shared/src/lib.rs in web/Cargo.toml"]);
        OneSource.UsersOf(commit, "build.rs").ShouldBe(["web: ../build.rs in web/Cargo.toml"]);
        OneSource.UsersOf(commit, "README.md").ShouldBeEmpty();
    }

    [Fact]
    public void A_path_out_of_the_repository_is_told()
    {
        var commit = Cargo.Commit(Package("web", "web", "[dependencies]\nx = { path = \"../../x\" }\n"));
        commit.Graph.Edges.ShouldBeEmpty();
        commit.Graph.Notices.ShouldHaveSingleItem().Message.ShouldContain("\"x\" in web/Cargo.toml");
    }

    [Fact]
    public void A_package_in_the_tests_of_another_is_what_that_one_tests() =>
        Cargo.Edges(Package("parser", "parser"), Package("parser/tests/crates/one", "one", "[workspace]\n"))
            .ShouldBe(["parser → one: parser/tests/crates/one lies in its tests"]);

    [Fact]
    public void A_broken_manifest_is_still_a_project_and_everything_below_depends_on_it()
    {
        var commit = Cargo.Commit(("Cargo.toml", "[workspace\nmembers ="), Package("web", "web", "[dependencies]\nui.workspace = true\n"), Package("ui", "ui"));

        commit.Commit.Unreadable.Select(problem => problem.Key).ShouldBe(["Cargo.toml", "web/Cargo.toml"], ignoreOrder: true);
        commit.Graph.Edges.Select(edge => $"{edge.From} → {edge.To}").Order().ShouldBe(["ui → root", "web → root"]);
    }

    [Fact]
    public void A_pattern_that_cannot_be_understood_may_mean_every_folder()
    {
        (string, string?)[] Members(string pattern) => [("Cargo.toml", $"[workspace]\nmembers = [\"{pattern}\"]\n"), Package("web", "web")];
        Cargo.Projects(Members("crates/*")).ShouldBeEmpty();
        Cargo.Projects(Members(string.Concat(Enumerable.Repeat("@(", 2000)) + "a" + new string(')', 2000))).ShouldBe(["web: cargo in web"]);
        Cargo.Projects(Members("!crates")).ShouldBe(["web: cargo in web"]);
    }

    [Theory]
    [InlineData("a = 1\n[package]\nname = 5\n[dependencies]\nx = [1]\ny = { path = 3 }\n[lib]\npath = {}\n")]
    [InlineData("package = 1\nworkspace = []\npatch = 3\ntarget = { x = 1 }\n")]
    [InlineData("[workspace]\nmembers = [1, \"\", \"!x\", \"/abs\", \"a{\", \"../../..\"]\nexclude = 7\ndependencies = [1]\n[package]\nname=\"x\"\n[dependencies]\ny.workspace = true\n")]
    public void Nonsense_is_never_an_exception(string text)
    {
        var commit = Cargo.Commit(("a/Cargo.toml", text), Package("a/b", "b"), ("a/Cargo.lock", text));
        Should.NotThrow(() => Cargo.Effects("a/Cargo.toml", commit, commit));
        Should.NotThrow(() => Cargo.Effects("a/Cargo.lock", commit, commit));
    }
}
