namespace SbomScan.Tests.LockFiles.Conan;

public sealed class ConanLockTests
{
    [Fact]
    public void Lists_of_conan_2_are_read()
    {
        var content = Locks.Read("conan.lock", """
            {
                "version": "0.5",
                "requires": [
                    "zlib/1.2.13#97d5730b529b4224045fe7090592d4c1%1692672717.68",
                    "lib/1.0@acme/stable"
                ],
                "build_requires": [
                    "cmake/3.27.1#f6e5b1f0a1d7f1c4a8f5d7e6b2c3d4e5%1692672717.68",
                    "zlib/1.2.13#97d5730b529b4224045fe7090592d4c1%1692672717.68"
                ],
                "python_requires": ["base/0.1"]
            }
            """);

        content.FormatVersion.ShouldBe("0.5");
        content.HasEdges.ShouldBeFalse();
        content.Listing().ShouldBe("""
            4: pkg:conan/zlib@1.2.13?rrev=97d5730b529b4224045fe7090592d4c1 runtime
            5: pkg:conan/lib@1.0?channel=stable&user=acme runtime
            8: pkg:conan/cmake@3.27.1?rrev=f6e5b1f0a1d7f1c4a8f5d7e6b2c3d4e5 dev
            11: pkg:conan/base@0.1 dev
            """);
    }

    [Fact]
    public void The_graph_of_conan_1_is_read()
    {
        var content = Locks.Read("conan.lock", """
            {
             "graph_lock": {
              "nodes": {
               "0": { "ref": "app/0.1", "options": "", "requires": ["1", "2"], "build_requires": ["4"], "path": "../conanfile.py", "context": "host" },
               "1": { "ref": "openssl/3.0.3@acme/testing#abc", "package_id": "p1", "prev": "r1", "requires": ["3"], "context": "host" },
               "2": { "ref": "fmt/9.0.0", "context": "host" },
               "3": { "ref": "zlib/1.2.13", "build_requires": ["5"], "context": "host" },
               "4": { "ref": "cmake/3.22.0", "requires": ["3"], "context": "build" },
               "5": { "ref": "ninja/1.11", "context": "build" }
              },
              "revisions_enabled": true
             },
             "version": "0.4",
             "profile_host": "[settings]"
            }
            """);

        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            4: own app 0.1 runtime -> 1, 2, 4
            5: pkg:conan/openssl@3.0.3?channel=testing&prev=r1&rrev=abc&user=acme runtime direct -> 3
            6: pkg:conan/fmt@9.0.0 runtime direct
            7: pkg:conan/zlib@1.2.13 runtime -> 5
            8: pkg:conan/cmake@3.22.0 dev direct -> 3
            9: pkg:conan/ninja@1.11 dev
            """);
    }

    [Theory]
    [InlineData("""{"version": "0.5", "requires": []}""")]
    [InlineData("""{"version": "0.4", "graph_lock": {"nodes": {"0": {"path": "conanfile.txt"}}}}""")]
    public void A_lock_without_packages_states_emptiness(string text) => Locks.Read("conan.lock", text).StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: this is not JSON")]
    [InlineData("{}", "it has no 'version'")]
    [InlineData("{\"version\": \"0.5\"}", "it has neither 'graph_lock' nor 'requires'")]
    [InlineData("{\"version\": \"0.5\",\n\"requires\": [\"zlib\"]}", "line 2: 'zlib' is not name/version")]
    [InlineData("{\"version\": \"0.5\",\n\"requires\": [1, {}]}", "line 2: '1' is not name/version")]
    [InlineData("{\"version\": \"0.4\", \"graph_lock\": {}}", "line 1: 'graph_lock' has no 'nodes'")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("conan.lock", text).ShouldStartWith(fault);
}
