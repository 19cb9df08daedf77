using DetectChanges.Targets.Sources.Python;

namespace DetectChanges.Tests.Targets.Python;

public class PythonEffectsTests
{
    private static readonly OneSource Python = new(new PythonProjects());

    private const string Root = "[project]\nname = \"root\"\n[tool.uv.workspace]\nmembers = [\"packages/*\"]\nexclude = [\"packages/out\"]\n";

    private static readonly (string, string?)[] Members =
    [
        ("packages/api/pyproject.toml", "[project]\nname = \"api\"\n"),
        ("packages/cli/pyproject.toml", "[project]\nname = \"cli\"\n"),
        ("packages/out/pyproject.toml", "[project]\nname = \"out\"\n"),
    ];

    private const string Uv = """
        version = 1
        revision = 3
        requires-python = ">=3.12"

        [manifest]
        members = ["api", "cli", "root"]

        [[package]]
        name = "api"
        version = "0.1.0"
        source = { editable = "packages/api" }
        dependencies = [
            { name = "httpx" },
        ]

        [package.dev-dependencies]
        dev = [{ name = "pytest" }]

        [[package]]
        name = "cli"
        version = "0.1.0"
        source = { virtual = "packages/cli" }
        dependencies = [{ name = "click" }]

        [[package]]
        name = "click"
        version = "8.1.0"
        source = { registry = "https://pypi.org/simple" }
        wheels = [{ url = "https://example.test/click.whl", hash = "sha256:aa" }]

        [[package]]
        name = "httpx"
        version = "0.27.0"
        source = { registry = "https://pypi.org/simple" }
        dependencies = [{ name = "idna", marker = "python_full_version < '4'" }]

        [[package]]
        name = "idna"
        version = "3.6"
        source = { registry = "https://pypi.org/simple" }

        [[package]]
        name = "pytest"
        version = "8.0.0"
        source = { registry = "https://pypi.org/simple" }

        [[package]]
        name = "root"
        version = "0.1.0"
        source = { virtual = "." }
        dependencies = [{ name = "cli" }]
        """;

    private static string[]? OfUv(string? before, string? after) => Python.Effects("uv.lock", before, after, [.. Members, ("pyproject.toml", Root)]);

    [Theory]
    [InlineData("\"3.6\"", "\"3.7\"", "api: idna 3.6 → 3.7 in uv.lock")]
    [InlineData("\"8.0.0\"", "\"8.0.1\"", "api: pytest 8.0.0 → 8.0.1 in uv.lock")]
    [InlineData("sha256:aa", "sha256:bb", "cli: click 8.1.0 differs in uv.lock", "root: click 8.1.0 differs in uv.lock")]
    [InlineData("revision = 3", "revision = 4")]
    [InlineData("\"api\", \"cli\", \"root\"", "\"api\", \"cli\"")]
    [InlineData("version = 1\n", "version = 2\n", "api: uv.lock differs in more than packages", "cli: uv.lock differs in more than packages", "root: uv.lock differs in more than packages")]
    [InlineData("{ name = \"click\" }", "{ name = \"click\", extra = [\"x\"] }", "cli: cli 0.1.0 differs in uv.lock", "root: cli 0.1.0 differs in uv.lock")]
    public void One_package_of_uv_affects_those_who_need_it_however_indirectly(string before, string after, params string[] affected) =>
        OfUv(Uv, Uv.Replace(before, after)).ShouldBe(affected);

    [Theory]
    [InlineData("version = ")]
    [InlineData(null)]
    public void A_lock_file_that_cannot_be_read_affects_the_whole_workspace(string? broken) =>
        OfUv(Uv, broken).ShouldBe(["api: uv.lock could not be read", "cli: uv.lock could not be read", "root: uv.lock could not be read"]);

    [Fact]
    public void A_second_version_affects_only_who_needs_that_one()
    {
        var registry = "source = { registry = \"https://pypi.org/simple\" }";
        var after = Uv.Replace("{ name = \"idna\", marker", $"{{ name = \"idna\", version = \"3.6\", {registry}, marker").Replace("{ name = \"click\" }", $"{{ name = \"click\" }}, {{ name = \"idna\", version = \"2.0\", {registry} }}")
            + $"\n[[package]]\nname = \"idna\"\nversion = \"2.0\"\n{registry}\n";
        OfUv(Uv, after).ShouldBe(["cli: idna 2.0 added in uv.lock", "root: idna 2.0 added in uv.lock"]);
    }

    [Theory]
    [InlineData("poetry.lock", "[[package]]\nname = \"idna\"\nversion = \"3.6\"\n[metadata]\nlock-version = \"2.1\"\ncontent-hash = \"a\"\n", "3.6", "3.7", "api: idna 3.6 → 3.7 in api/poetry.lock")]
    [InlineData("poetry.lock", "[[package]]\nname = \"idna\"\nversion = \"3.6\"\n[metadata]\nlock-version = \"2.1\"\ncontent-hash = \"a\"\n", "\"a\"", "\"b\"", null)]
    [InlineData("poetry.lock", "[[package]]\nname = \"idna\"\nversion = \"3.6\"\n[metadata]\nlock-version = \"2.1\"\n", "2.1", "2.2", "api: api/poetry.lock differs in more than packages")]
    [InlineData("pdm.lock", "[metadata]\ncontent_hash = \"a\"\n[[package]]\nname = \"idna\"\nversion = \"3.6\"\ndependencies = [\"x>=1\"]\n", "x>=1", "x>=2", "api: idna 3.6 differs in api/pdm.lock")]
    [InlineData("pylock.toml", "lock-version = \"1.0\"\n[[packages]]\nname = \"idna\"\nversion = \"3.6\"\n", "3.6", "3.7", "api: idna 3.6 → 3.7 in api/pylock.toml")]
    [InlineData("Pipfile.lock", "{\"_meta\": {\"hash\": {\"sha256\": \"a\"}}, \"default\": {\"idna\": {\"version\": \"==3.6\", \"hashes\": []}}, \"develop\": {}}", "3.6", "3.7", "api: idna 3.6 → 3.7 in api/Pipfile.lock")]
    [InlineData("Pipfile.lock", "{\"_meta\": {\"hash\": {\"sha256\": \"a\"}}, \"default\": {\"idna\": {\"version\": \"==3.6\"}}}", "\"a\"", "\"b\"", null)]
    [InlineData("Pipfile.lock", "{\"default\": {\"idna\": {\"version\": \"==3.6\"}}}", "}}}", "}}", "api: api/Pipfile.lock could not be read")]
    public void The_lock_file_of_one_project_affects_it_if_a_package_differs(string name, string text, string before, string after, string? affected) =>
        Python.Effects($"api/{name}", text, text.Replace(before, after), ("api/pyproject.toml", "[project]\nname = \"api\"\n"), ("cli/pyproject.toml", "[project]\nname = \"cli\"\n"))
            .ShouldBe(affected == null ? [] : [affected]);

    [Theory]
    [InlineData("[dependency-groups]\ndev = [\"ruff\"]\n", "root: pyproject.toml")]
    [InlineData("[tool.ruff]\nline-length = 100\n", "api: pyproject.toml", "cli: pyproject.toml", "root: pyproject.toml")]
    [InlineData("[tool.uv.sources]\nx = { workspace = true }\n", "api: pyproject.toml", "cli: pyproject.toml", "root: pyproject.toml")]
    [InlineData("[broken", "api: pyproject.toml", "cli: pyproject.toml", "root: pyproject.toml")]
    public void At_the_root_of_a_workspace_all_but_the_project_there_is_for_every_member(string more, params string[] affected) =>
        Python.Effects("pyproject.toml", Root, Root + more, Members).ShouldBe(affected);

    [Theory]
    [InlineData("# a comment\n")]
    [InlineData("[dependency-groups]\ndev = [\"ruff\"]\n", "api: pyproject.toml", "cli: pyproject.toml")]
    [InlineData("[tool.uv]\nprerelease = \"allow\"\n", "api: pyproject.toml", "cli: pyproject.toml")]
    public void A_root_that_is_no_project_is_all_for_its_members(string more, params string[] affected)
    {
        const string root = "[tool.uv.workspace]\nmembers = [\"packages/*\"]\nexclude = [\"packages/out\"]\n";
        Python.Projects([.. Members, ("pyproject.toml", root)]).Length.ShouldBe(3);
        Python.Effects("pyproject.toml", root, root + more, Members).ShouldBe(affected);
    }

    [Fact]
    public void The_version_of_python_is_for_all_below()
    {
        var commit = Python.Commit([.. Members, ("pyproject.toml", Root), (".python-version", "3.12")]);
        Python.Effects(".python-version", commit, commit)!.Length.ShouldBe(4);
        Python.Effects("packages/api/.python-version", commit, commit).ShouldBe(["api: packages/api/.python-version"]);
        Python.Effects("docs/.python-version", commit, commit).ShouldBeNull();
    }

    [Fact]
    public void Ordinary_files_follow_the_ordinary_rules()
    {
        var commit = Python.Commit([.. Members, ("pyproject.toml", Root)]);
        Python.Effects("packages/api/pyproject.toml", commit, commit).ShouldBeNull();
        Python.Effects("packages/api/src/api/main.py", commit, commit).ShouldBeNull();
        Python.Effects("elsewhere/poetry.lock", commit, commit).ShouldBeNull();
    }
}
