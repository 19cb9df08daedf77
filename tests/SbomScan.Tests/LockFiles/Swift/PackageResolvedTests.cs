namespace SbomScan.Tests.LockFiles.Swift;

public sealed class PackageResolvedTests
{
    [Fact]
    public void Version_1_is_read() => Locks.Read("Package.resolved", """
        {
          "object": {
            "pins": [
              {
                "package": "NIO",
                "repositoryURL": "https://github.com/apple/swift-nio.git",
                "state": { "branch": null, "revision": "aaaa", "version": "2.62.0" }
              },
              {
                "package": "Tool",
                "repositoryURL": "git@GitLab.com:org/group/tool.git",
                "state": { "branch": "main", "revision": "bbbb", "version": null }
              }
            ]
          },
          "version": 1
        }
        """).Listing().ShouldBe("""
        5: pkg:swift/github.com/apple/swift-nio@2.62.0 unknown
        10: pkg:swift/gitlab.com/org/group/tool@bbbb?vcs_url=git%2Bgit%40GitLab.com:org/group/tool.git%40bbbb unknown
        """);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Versions_2_and_3_are_read(int version)
    {
        var content = Locks.Read("App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved", $$"""
            {
              "originHash": "00",
              "pins": [
                { "identity": "swift-nio", "kind": "remoteSourceControl", "location": "https://user:pw@github.com/apple/swift-nio",
                  "state": { "revision": "aaaa", "version": "2.62.0" } },
                { "identity": "mona.linkedlist", "kind": "registry", "location": "", "state": { "version": "1.0.0" } },
                { "identity": "own", "kind": "localSourceControl", "location": "/Users/me/own", "state": { "revision": "cccc", "branch": "main" } },
                { "identity": "ssh", "kind": "remoteSourceControl", "location": "ssh://git@example.com/ssh.git", "state": { "revision": "dddd", "version": "1.0.0" } }
              ],
              "version": {{version}}
            }
            """);

        content.FormatVersion.ShouldBe(version.ToString());
        content.HasEdges.ShouldBeFalse();
        content.Listing().ShouldBe("""
            4: pkg:swift/github.com/apple/swift-nio@2.62.0 unknown
            6: pkg:swift/mona/linkedlist@1.0.0 unknown
            7: own own cccc runtime
            8: pkg:swift/example.com/ssh@1.0.0 unknown
            """);
    }

    [Fact]
    public void A_lock_without_pins_states_emptiness() => Locks.Read("Package.resolved", """{"pins": [], "version": 2}""").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: this is not JSON")]
    [InlineData("{}", "it has no 'version'")]
    [InlineData("{\"version\": 99, \"pins\": []}", "line 1: version 99 of the format is not known")]
    [InlineData("{\"version\": 99999999999999999999, \"pins\": []}", "line 1: version 99999999999999999999 of the format is not known")]
    [InlineData("{\"version\": 1, \"pins\": []}", "it has no 'pins'")]
    [InlineData("{\"version\": 2,\n\"pins\": [{\"identity\": \"a\"}]}", "line 2: 'a' has no 'state'")]
    [InlineData("{\"version\": 2,\n\"pins\": [{}]}", "line 2: 'package' is missing")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("Package.resolved", text).ShouldStartWith(fault);
}
