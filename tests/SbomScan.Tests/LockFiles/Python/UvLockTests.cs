using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Python;

public sealed class UvLockTests
{
    private static readonly string Hash = new('d', 64);

    private static readonly string Text = $$"""
        version = 1
        revision = 2
        requires-python = ">=3.9"
        resolution-markers = ["python_full_version >= '3.10'"]

        [manifest]
        members = ["app", "lib"]

        [[package]]
        name = "anyio"
        version = "4.3.0"
        source = { registry = "https://pypi.org/simple" }
        dependencies = [
            { name = "idna" },
            { name = "numpy", version = "1.26.0", source = { registry = "https://pypi.org/simple" }, marker = "python_full_version < '3.10'" },
        ]
        sdist = { url = "https://files.pythonhosted.org/anyio.tar.gz", hash = "sha256:{{Hash}}", size = 1 }
        wheels = [
            { url = "https://files.pythonhosted.org/anyio.whl", hash = "sha256:{{Hash}}", size = 1 },
        ]

        [[package]]
        name = "app"
        version = "0.1.0"
        source = { editable = "." }
        dependencies = [
            { name = "anyio", extra = ["trio"] },
            { name = "lib" },
        ]

        [package.optional-dependencies]
        fast = [
            { name = "orjson" },
        ]

        [package.dev-dependencies]
        dev = [
            { name = "pytest" },
        ]

        [package.metadata]
        requires-dist = [{ name = "anyio" }]

        [[package]]
        name = "idna"
        version = "3.6"
        source = { registry = "https://pypi.example.com/simple" }

        [[package]]
        name = "lib"
        source = { virtual = "lib" }
        dependencies = [{ name = "tool" }]

        [[package]]
        name = "numpy"
        version = "1.26.0"
        source = { registry = "https://pypi.org/simple" }

        [[package]]
        name = "numpy"
        version = "2.0.0"
        source = { registry = "https://pypi.org/simple" }

        [[package]]
        name = "orjson"
        version = "3.9.0"
        source = { url = "https://example.com/orjson.whl" }

        [[package]]
        name = "pytest"
        version = "8.0.0"
        source = { registry = "https://pypi.org/simple" }
        dependencies = [{ name = "idna" }, { name = "numpy" }]

        [[package]]
        name = "tool"
        version = "1.0"
        source = { git = "https://example.com/tool.git?rev=v1#0123456789" }
        """;

    [Fact]
    public void Scopes_edges_and_sources_are_all_in_the_lock()
    {
        var content = Locks.Read("uv.lock", Text);

        content.FormatVersion.ShouldBe("1");
        content.Listing().ShouldBe("""
            10: pkg:pypi/anyio@4.3.0 runtime direct -> idna@3.6, numpy@1.26.0
            23: own app 0.1.0 runtime -> anyio@4.3.0, lib (lib), orjson@3.9.0 (https://example.com/orjson.whl), pytest@8.0.0
            45: pkg:pypi/idna@3.6?repository_url=https://pypi.example.com/simple runtime
            50: own lib runtime direct -> tool@1.0 (https://example.com/tool.git?rev=v1#0123456789)
            55: pkg:pypi/numpy@1.26.0 runtime
            60: pkg:pypi/numpy@2.0.0 dev
            65: pkg:pypi/orjson@3.9.0?download_url=https://example.com/orjson.whl optional direct
            70: pkg:pypi/pytest@8.0.0 dev direct -> idna@3.6, numpy@1.26.0, numpy@2.0.0
            76: pkg:pypi/tool@1.0?vcs_url=git%2Bhttps://example.com/tool.git%400123456789 runtime direct
            """);
        content.Packages[0].Hashes.ShouldBe([new PackageHash("SHA-256", Hash)]);
    }

    [Fact]
    public void A_workspace_that_is_no_package_asks_by_its_manifest()
    {
        var content = Locks.Read("uv.lock", """
            version = 1
            [manifest]
            requirements = [{ name = "six", specifier = ">=1" }]
            [manifest.dependency-groups]
            test = [{ name = "pytest" }]
            [[package]]
            name = "pytest"
            version = "8.0.0"
            source = { registry = "https://pypi.org/simple" }
            [[package]]
            name = "six"
            version = "1.16.0"
            source = { registry = "https://pypi.org/simple" }
            """);

        content.Listing().ShouldBe("7: pkg:pypi/pytest@8.0.0 test direct\n11: pkg:pypi/six@1.16.0 runtime direct");
    }

    [Fact]
    public void An_own_project_alone_states_emptiness() =>
        Locks.Read("uv.lock", "version = 1\n[[package]]\nname = \"app\"\nversion = \"1\"\nsource = { virtual = \".\" }\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it has no 'version'")]
    [InlineData("version = 2\n", "line 1: version 2 of the format is not known")]
    [InlineData("version = 1\n[[package]]\nname = \"a\"\nversion = \"1\"\n", "line 3: 'a' has no source")]
    [InlineData("version = 1\n[[package]]\nname = \"a\"\nsource = { virtual = \".\" }\ndependencies = [\n  { name = \"b\" },\n]\n", "line 6: 'b' is asked for, but not in the file")]
    [InlineData("version = 1\n[[package]]\nname = \"a\"\nsource = { virtual = \".\"", "line 4: this is not TOML")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("uv.lock", text).ShouldStartWith(fault);
}
