namespace SbomScan.Tests.LockFiles.CocoaPods;

public sealed class PodfileLockTests
{
    [Fact]
    public void Pods_subspecs_and_their_sources_are_read()
    {
        var content = Locks.Read("ios/Podfile.lock", """
            PODS:
              - Alamofire (5.8.1)
              - Firebase/CoreOnly (10.20.0):
                - FirebaseCore (= 10.20.0)
              - FirebaseCore (10.20.0):
                - "GoogleUtilities/NSData+zlib (~> 7.12)"
                - NotThere
              - "GoogleUtilities/NSData+zlib (7.12.0)"
              - Local (0.1.0):
                - Alamofire (~> 5.0)
              - Tool (2.0)
              - Spec (1.0)

            DEPENDENCIES:
              - Alamofire (~> 5.8)
              - Firebase/CoreOnly
              - Local (from `../Local`)
              - Tool (from `https://example.com/tool.git`, branch `main`)
              - Spec (from `https://example.com/Spec.podspec`)

            SPEC REPOS:
              trunk:
                - Alamofire

            EXTERNAL SOURCES:
              Local:
                :path: "../Local"
              Spec:
                :podspec: https://example.com/Spec.podspec
              Tool:
                :branch: main
                :git: https://example.com/tool.git

            CHECKOUT OPTIONS:
              Tool:
                :commit: abcdef
                :git: https://example.com/tool.git

            SPEC CHECKSUMS:
              Alamofire: 3ca42e259043ee0dc5c0cdd76c4bc568b8e42af7

            PODFILE CHECKSUM: 00

            COCOAPODS: 1.15.0
            """);

        content.FormatVersion.ShouldBe("1.15.0");
        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            2: pkg:cocoapods/Alamofire@5.8.1 unknown direct
            3: pkg:cocoapods/Firebase@10.20.0#CoreOnly unknown direct -> FirebaseCore
            5: pkg:cocoapods/FirebaseCore@10.20.0 unknown -> GoogleUtilities/NSData+zlib
            8: pkg:cocoapods/GoogleUtilities@7.12.0#NSData%2Bzlib unknown
            9: own Local 0.1.0 runtime direct -> Alamofire
            11: pkg:cocoapods/Tool@2.0?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Ftool.git%40abcdef unknown direct
            12: pkg:cocoapods/Spec@1.0?download_url=https:%2F%2Fexample.com%2FSpec.podspec unknown direct
            """);
    }

    [Fact]
    public void Pods_of_a_development_folder_are_own() =>
        Locks.Read("Podfile.lock", """
            PODS:
              - Flutter (1.0.0)
              - shared_preferences_foundation (0.0.1):
                - Flutter
                - FlutterMacOS

            DEPENDENCIES:
              - Flutter (from `Flutter`)
              - shared_preferences_foundation (from `.symlinks/plugins/shared_preferences_foundation/darwin`)

            EXTERNAL SOURCES:
              Flutter:
                :path: Flutter
              shared_preferences_foundation:
                :path: ".symlinks/plugins/shared_preferences_foundation/darwin"

            COCOAPODS: 1.14.3
            """).Listing().ShouldBe("2: own Flutter 1.0.0 runtime direct\n3: own shared_preferences_foundation 0.0.1 runtime direct -> Flutter");

    [Fact]
    public void A_lock_without_pods_states_emptiness() => Locks.Read("Podfile.lock", "PODFILE CHECKSUM: 00\n\nCOCOAPODS: 1.15.0\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: the document is empty")]
    [InlineData("PODS:\n  - A (1.0)\n", "it has no 'COCOAPODS', with which every Podfile.lock ends")]
    [InlineData("PODS:\n  - A\nCOCOAPODS: 1.0\n", "line 2: the pod 'A' has no version")]
    [InlineData("PODS:\n  - A (1): 1\nCOCOAPODS: 1.0\n", "line 2: 'A (1)' is a text or number where a list was expected")]
    [InlineData("PODS:\n  - A: [\n", "line 3: this is not YAML")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("Podfile.lock", text).ShouldStartWith(fault);
}
