using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Python;

public sealed class PipfileLockTests
{
    private static readonly string Hash = new('c', 64);

    private static readonly string Text = $$"""
        {
            "_meta": {
                "hash": { "sha256": "{{Hash}}" },
                "pipfile-spec": 6,
                "requires": { "python_version": "3.12" },
                "sources": [ { "name": "pypi", "url": "https://pypi.org/simple", "verify_ssl": true } ]
            },
            "default": {
                "Click": {
                    "hashes": [
                        "sha256:{{Hash}}"
                    ],
                    "markers": "python_version >= '3.7'",
                    "version": "==8.1.7"
                },
                "flask": { "index": "pypi", "version": "==3.0.0" },
                "own": { "editable": true, "path": "." },
                "tool": { "git": "https://example.com/tool.git", "ref": "abcdef" },
                "wheel": { "file": "https://example.com/wheel-0.43-py3-none-any.whl" }
            },
            "develop": {
                "click": { "version": "==8.1.7" },
                "pytest": { "index": "pypi", "version": "==8.0.0" }
            },
            "worker": {
                "rq": { "version": "==1.15" }
            }
        }
        """;

    [Fact]
    public void Categories_are_scopes()
    {
        var content = Locks.Read("Pipfile.lock", Text);

        content.FormatVersion.ShouldBe("6");
        content.HasEdges.ShouldBeFalse();
        content.Listing().ShouldBe("""
            9: pkg:pypi/click@8.1.7 runtime
            16: pkg:pypi/flask@3.0.0 runtime
            17: own own runtime
            18: pkg:pypi/tool@abcdef?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Ftool.git%40abcdef runtime
            19: pkg:pypi/wheel@0.43?download_url=https:%2F%2Fexample.com%2Fwheel-0.43-py3-none-any.whl runtime
            23: pkg:pypi/pytest@8.0.0 dev
            26: pkg:pypi/rq@1.15 unknown
            """);
        content.Packages[0].Hashes.ShouldBe([new PackageHash("SHA-256", Hash)]);
    }

    [Fact]
    public void The_Pipfile_beside_it_tells_what_is_direct() =>
        Locks.Read("Pipfile.lock", Text, ("Pipfile", "[packages]\nFlask = \"*\"\n[dev-packages]\npytest = \"*\"\n")).Packages.Where(package => package.IsDirect)
            .Select(package => package.Name).ShouldBe(["flask", "pytest"]);

    [Fact]
    public void Entries_without_a_version_are_listed_without_one() =>
        Locks.Read("Pipfile.lock", """
            {
                "_meta": { "pipfile-spec": 6 },
                "default": {
                    "e1839a8": { "path": "./lib", "editable": true },
                    "requests": { "extras": ["socks"], "version": "==2.31.0", "markers": "python_version >= '3.7'" },
                    "six": { "version": "*" }
                },
                "develop": {}
            }
            """).Listing().ShouldBe("4: own e1839a8 runtime\n5: pkg:pypi/requests@2.31.0 runtime\n6: pkg:pypi/six runtime");

    [Fact]
    public void A_lock_without_packages_states_emptiness() =>
        Locks.Read("Pipfile.lock", """{"_meta": {"pipfile-spec": 6}, "default": {}, "develop": {}}""").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: this is not JSON")]
    [InlineData("{\"default\": {}}", "it has no '_meta'")]
    [InlineData("{\"_meta\": {\"pipfile-spec\": 7}}", "line 1: version 7 of the format is not known")]
    [InlineData("{\"_meta\": {\"pipfile-spec\": 6},\n\"default\": {\"a\": 1}}", "line 2: 'a' is a text or number where a table of names was expected")]
    [InlineData("{\"_meta\": {\"pipfile-spec\": 6},\n\"default\": {\"a\": {", "line 2: this is not JSON")]
    [InlineData("<html>", "line 1: this is not JSON")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("Pipfile.lock", text).ShouldStartWith(fault);
}
