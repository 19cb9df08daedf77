using DetectChanges.Targets.Sources.Python;

namespace DetectChanges.Tests.Targets.Python;

public class PythonProjectsTests
{
    private static readonly OneSource Python = new(new PythonProjects());

    private static (string, string?) Project(string folder, string name, string more = "") => ($"{folder}/pyproject.toml", $"[project]\nname = \"{name}\"\nversion = \"1\"\n{more}");

    [Fact]
    public void Whatever_describes_a_project_makes_one() => Python.Projects(
        Project("a", "Acme.A"),
        ("b/pyproject.toml", "[tool.poetry]\nname = \"acme-b\"\n"),
        ("c/pyproject.toml", "[build-system]\nrequires = [\"setuptools\"]\n"), ("c/setup.cfg", "[metadata]\nname = acme-c\nversion = attr: c.v\n"),
        ("d/setup.py", "from setuptools import setup\nsetup(\n    name='acme-d',\n)\n"),
        ("e/setup.cfg", "[metadata]\nname = acme-e\n"),
        ("f/requirements.txt", "fastapi\n"),
        ("g/requirements/base.txt", "fastapi\n"),
        ("h/Pipfile", "[packages]\nfastapi = \"*\"\n"),
        ("i/pyproject.toml", "[dependency-groups]\ndev = []\n"),
        ("node_modules/x/setup.py", ""), ("j/.venv/lib/site-packages/y/pyproject.toml", "[project]\nname = \"y\"\n"))
        .ShouldBe([
            "Acme.A: python in a", "acme-b: python in b", "acme-c: python in c", "acme-d: python in d", "acme-e: python in e",
            "f: python in f", "g: python in g", "h: python in h", "i: python in i",
        ]);

    [Fact]
    public void Settings_of_tools_alone_make_no_project_and_are_for_all_below()
    {
        (string, string?)[] files = [("pyproject.toml", "[tool.ruff]\nline-length = 100\n"), ("setup.cfg", "[flake8]\n"), ("api/requirements.txt", ""), ("web/package.json", "{}")];
        var commit = Python.Commit(files);

        commit.Graph.Projects.ShouldHaveSingleItem().Name.ShouldBe("api");
        Python.Effects("pyproject.toml", commit, commit).ShouldBe(["api: pyproject.toml"]);
        Python.Effects("setup.cfg", commit, commit).ShouldBe(["api: setup.cfg"]);
    }

    [Fact]
    public void Members_of_a_uv_workspace_depend_on_each_other_by_their_sources() => Python.Edges(
        ("pyproject.toml", """
            [project]
            name = "root"
            dependencies = ["acme-api"]
            [tool.uv.sources]
            acme-api = { workspace = true }
            Acme_Common = { workspace = true }
            [tool.uv.workspace]
            members = ["packages/*"]
            """),
        Project("packages/api", "acme-api", "dependencies = [\"acme.common>=1\", \"requests\"]\n"),
        Project("packages/common", "acme-common", "[dependency-groups]\ntest = [{ include-group = \"x\" }, \"helper\"]\n[tool.uv.sources]\nhelper = [{ path = \"../../tools/helper\", marker = \"x\" }, { index = \"y\" }]\n"),
        Project("tools/helper", "the-helper"))
        .ShouldBe([
            "acme-api → acme-common: \"acme.common>=1\" in packages/api/pyproject.toml",
            "acme-common → the-helper: \"helper\" in packages/common/pyproject.toml",
            "root → acme-api: \"acme-api\" in pyproject.toml",
        ]);

    [Fact]
    public void A_name_that_comes_from_elsewhere_is_no_edge_and_one_without_a_source_is() => Python.Edges(
        Project("api", "api", "dependencies = [\"common\", \"shared\", \"tools\"]\n[tool.uv.sources]\ncommon = { git = \"https://example.test/common\" }\n"),
        Project("common", "common"), Project("shared", "Shared"), ("tools/requirements.txt", ""))
        .ShouldBe(["api → Shared: \"shared\" in api/pyproject.toml"]);

    [Fact]
    public void Poetry_and_pipenv_name_folders() => Python.Edges(
        ("api/pyproject.toml", """
            [tool.poetry]
            name = "api"
            [tool.poetry.dependencies]
            python = "^3.12"
            common = { path = "../common", develop = true }
            many = [{ path = "../many", platform = "linux" }, { version = "1", platform = "win32" }]
            [tool.poetry.group.test.dependencies]
            testing = { path = "../testing" }
            [tool.poetry.dev-dependencies]
            old = { path = "../old/" }
            """),
        ("cli/Pipfile", "[packages]\ncommon = { path = \"./../common\", editable = true }\n[dev-packages]\ntesting = { file = \"../testing\" }\n"),
        Project("common", "common"), Project("many", "many"), Project("testing", "testing"), Project("old", "old"))
        .ShouldBe([
            "api → common: \"common\" in api/pyproject.toml", "api → many: \"many\" in api/pyproject.toml", "api → old: \"old\" in api/pyproject.toml", "api → testing: \"testing\" in api/pyproject.toml",
            "cli → common: \"common\" in cli/Pipfile", "cli → testing: \"testing\" in cli/Pipfile",
        ]);

    [Fact]
    public void Direct_references_of_the_standard_pdm_and_hatch_name_folders() => Python.Edges(
        Project("api", "api", """
            dependencies = ["x @ file:../a", "y @ file:///${PROJECT_ROOT}/../b ; python_version > '3'", "z @ {root:parent:uri}/c"]
            [tool.pdm.dev-dependencies]
            dev = ["-e file:///${PROJECT_ROOT}/../d#egg=d"]
            [tool.hatch.envs.test]
            extra-dependencies = ["e @ {root:uri}/../e"]
            """),
        Project("a", "a"), Project("b", "b"), Project("c", "c"), Project("d", "d"), Project("e", "e"))
        .Select(edge => edge.Split(':')[0]).ShouldBe(["api → a", "api → b", "api → c", "api → d", "api → e"]);

    [Fact]
    public void Requirement_files_are_followed_from_one_to_the_next()
    {
        var commit = Python.Commit(
            ("api/requirements.txt", "-r requirements/prod.txt\n-r ../shared/base.txt\n"),
            ("api/requirements/prod.txt", "-e ../lib\n-c ../../constraints.txt\n-r prod.txt\n"),
            ("shared/requirements.txt", ""), ("shared/base.txt", "-r deep/requirements-deep.txt\n./vendored.whl\n"), ("shared/deep/requirements-deep.txt", "acme_log\n"), ("shared/vendored.whl", ""),
            ("constraints.txt", "requests<3\n"),
            Project("lib", "lib"), Project("log", "acme-log"));

        commit.Graph.Edges.Select(edge => $"{edge.From} → {edge.To}: {edge.Because}").ShouldContain("api → lib: \"-e ../lib\" in api/requirements/prod.txt");
        commit.Graph.Edges.Select(edge => $"{edge.From} → {edge.To}: {edge.Because}").ShouldContain("api → acme-log: \"acme_log\" in shared/deep/requirements-deep.txt");
        OneSource.UsersOf(commit, "constraints.txt").ShouldBe(["api: ../../constraints.txt in api/requirements/prod.txt"]);
        OneSource.UsersOf(commit, "shared/base.txt").ShouldBe(["api: ../shared/base.txt in api/requirements.txt"]);
        OneSource.UsersOf(commit, "shared/deep/requirements-deep.txt").ShouldBe(["api: deep/requirements-deep.txt in shared/base.txt"]);
        OneSource.UsersOf(commit, "shared/vendored.whl").ShouldContain("api: \"./vendored.whl\" in shared/base.txt");
        commit.Commit.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void The_project_itself_is_no_dependency() =>
        Python.Edges(("requirements.txt", ""), Project("api", "api", "dependencies = []\n"), ("api/requirements-dev.txt", "-e .\n-e file:.\napi\n")).ShouldBeEmpty();

    [Fact]
    public void Paths_may_be_meant_from_any_folder_pip_is_started_in() => Python.Edges(
        ("services/api/requirements.txt", "-e libs/common\n-e ./services/log\n"), Project("libs/common", "common"), Project("services/log", "log"))
        .Select(edge => edge.Split(':')[0]).ShouldBe(["services/api → common", "services/api → log"]);

    [Fact]
    public void Setup_files_are_read_as_far_as_they_are_literal() => Python.Edges(
        ("a/setup.cfg", "[metadata]\nname = a\n[options]\ninstall_requires =\n    requests\n    Acme_Common>=1  \n[options.extras_require]\ntest = log @ file:../log\n"),
        ("b/setup.py", "setup(name=\"b\", install_requires=['acme.common', \"requests\"], long_description=open('../README.md').read())\n"),
        Project("common", "acme-common"), Project("log", "log"), ("README.md", ""))
        .ShouldBe(["a → acme-common: \"Acme_Common>=1\" in a/setup.cfg", "a → log: \"log @ file:../log\" in a/setup.cfg", "b → acme-common: \"acme.common\" in b/setup.py"]);

    [Fact]
    public void Dynamic_dependencies_and_packed_folders_are_inputs()
    {
        var commit = Python.Commit(
            Project("api", "api", "dynamic = [\"dependencies\"]\n[tool.setuptools.dynamic]\ndependencies = { file = [\"../requirements-base.txt\"] }\n[tool.hatch.build.targets.wheel.force-include]\n\"../assets\" = \"api/assets\"\n"),
            ("bricks/pyproject.toml", "[tool.poetry]\nname = \"app\"\npackages = [{ include = \"acme/log\", from = \"../components\" }, { include = \"app\" }]\n"),
            ("requirements-base.txt", "lib\n"), Project("lib", "lib"));

        commit.Graph.Edges.Select(edge => edge.Because).ShouldBe(["\"lib\" in requirements-base.txt"]);
        OneSource.UsersOf(commit, "requirements-base.txt").ShouldBe(["api: ../requirements-base.txt in api/pyproject.toml"]);
        OneSource.UsersOf(commit, "assets/a.png").ShouldBe(["api: \"../assets\" in api/pyproject.toml"]);
        OneSource.UsersOf(commit, "components/acme/log/core.py").ShouldBe(["app: \"../components/acme/log\" in bricks/pyproject.toml"]);
    }

    [Fact]
    public void A_list_of_requirements_within_a_project_is_a_part_of_that_project() =>
        Python.Edges(Project("api", "api"), ("api/tests/requirements.txt", "pytest\n"), ("api/app/main.py", "")).ShouldBe(["api → api/tests: api/tests is a part of it"]);

    [Fact]
    public void A_project_in_the_tests_of_another_is_a_part_of_that_one() =>
        Python.Edges(Project("api", "api"), Project("api/tests/fixtures/pkg", "pkg"), Project("api/plugins/one", "one")).ShouldBe(["api → pkg: api/tests/fixtures/pkg is a part of it"]);

    [Fact]
    public void What_only_the_build_knows_is_not_understood() =>
        Python.Commit(("api/requirements.txt", "-e ${LIBS}/common\n-r data/list.dat\n"), ("api/data/list.dat", ""), Project("web", "web", "dependencies = [\"x @ {env:LIBS}/x\", \"y\"]\n[tool.uv.sources]\ny = { workspace = true }\n"))
            .Commit.Unreadable.Select(problem => problem.Key).Order().ShouldBe(["api/requirements.txt", "web/pyproject.toml"]);

    [Fact]
    public void What_leads_nowhere_or_out_of_the_repository_is_told()
    {
        var commit = Python.Commit(("api/requirements.txt", "-e ../nowhere\n-r missing.txt\n-c ../../c.txt\n"), Project("web", "web", "dependencies = [\"x @ file:../../x\"]\n"));
        commit.Graph.Edges.ShouldBeEmpty();
        commit.Commit.Unreadable.ShouldBeEmpty();
        commit.Graph.Notices.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("[project\nname=")]
    [InlineData(null)]
    public void A_broken_manifest_is_still_a_project_and_everything_below_depends_on_it(string? broken)
    {
        var commit = Python.Commit(("ws/pyproject.toml", broken), Project("ws/api", "api"), Project("other", "other"));
        commit.Graph.Projects.Select(project => project.Name).Order().ShouldBe(["api", "other", "ws"]);
        commit.Graph.Edges.ShouldHaveSingleItem().ToString().ShouldContain("ws/pyproject.toml, which could not be read");
    }

    [Theory]
    [InlineData("project = 1\ntool = []\n")]
    [InlineData("[project]\nname = 3\ndependencies = [1, [], {}, \"\", \"@\", \"[\", \"-e\", \"-r\", \"file:\"]\noptional-dependencies = \"x\"\n[tool.uv]\nsources = 1\nworkspace = { members = [\"!\", \"[\", \"\", 3, \"../..\"], exclude = 3 }\n")]
    [InlineData("[tool.poetry]\npackages = [1, { from = 3 }]\ndependencies = { x = [1, { path = 3 }, []], y = { path = \"\" } }\ngroup = { a = 1, b = { dependencies = [] } }\n")]
    [InlineData("[[package]]\nname = 1\nsource = 3\ndependencies = [1, {}, { name = 3 }]\noptional-dependencies = [1]\n[[package]]\n")]
    public void Nonsense_is_never_an_exception(string text)
    {
        var commit = Python.Commit(
            ("pyproject.toml", text), ("uv.lock", text), ("poetry.lock", text), ("Pipfile", text), ("Pipfile.lock", "{\"_meta\": [], \"default\": {\"a\": 1, \"b\": {\"version\": {}}}, \"develop\": 3}"),
            ("setup.cfg", "[metadata\nname\n=\n[options]\ninstall_requires"), ("setup.py", "'\"name=\n" + text), ("requirements.txt", "-r\n-e\n\\\n@\n-e file:\n-r .\n" + text), Project("api", "api"));
        foreach (var path in new[] { "pyproject.toml", "uv.lock", "poetry.lock", "Pipfile.lock", "setup.cfg" }) Should.NotThrow(() => Python.Effects(path, commit, commit));
    }
}
