using SbomScan.Lookup;
using SbomScan.Packages;

namespace SbomScan.Tests.Lookup;

public sealed class OsvPackagesTests
{
    [Theory]
    [InlineData("pkg:npm/%40babel/core@7.24.0", "npm", "@babel/core", "7.24.0")]
    [InlineData("pkg:pypi/typing-extensions@4.0", "PyPI", "typing-extensions", "4.0")]
    [InlineData("pkg:nuget/Newtonsoft.Json@13.0.1", "NuGet", "Newtonsoft.Json", "13.0.1")]
    [InlineData("pkg:cargo/serde@1.0.0", "crates.io", "serde", "1.0.0")]
    [InlineData("pkg:gem/rails@7.0.0?platform=java", "RubyGems", "rails", "7.0.0")]
    [InlineData("pkg:golang/github.com/aws/smithy-go@v1.2.3", "Go", "github.com/aws/smithy-go", "1.2.3")]
    [InlineData("pkg:golang/stdlib@1.22.1", "Go", "stdlib", "1.22.1")]
    [InlineData("pkg:golang/stdlib@go1.22.1", "Go", "stdlib", "1.22.1")]
    [InlineData("pkg:maven/org.slf4j/slf4j-api@2.0.13?type=jar", "Maven", "org.slf4j:slf4j-api", "2.0.13")]
    [InlineData("pkg:composer/monolog/monolog@3.0.0", "Packagist", "monolog/monolog", "3.0.0")]
    [InlineData("pkg:hex/phoenix@1.7.0", "Hex", "phoenix", "1.7.0")]
    [InlineData("pkg:pub/path@1.8.0", "Pub", "path", "1.8.0")]
    [InlineData("pkg:cran/jsonlite@1.8.0", "CRAN", "jsonlite", "1.8.0")]
    [InlineData("pkg:hackage/aeson@2.0.0.0", "Hackage", "aeson", "2.0.0.0")]
    [InlineData("pkg:swift/github.com/vapor/vapor@4.0.0", "SwiftURL", "github.com/vapor/vapor", "4.0.0")]
    [InlineData("pkg:conan/openssl@3.0.3?user=bincrafters&channel=stable", "ConanCenter", "openssl", "3.0.3")]
    [InlineData("pkg:githubactions/actions/checkout@v4", "GitHub Actions", "actions/checkout", "v4")]
    [InlineData("pkg:deb/debian/libssl3@3.0.15-1~deb12u1?arch=amd64&distro=debian-12&upstream=openssl", "Debian:12", "openssl", "3.0.15-1~deb12u1")]
    [InlineData("pkg:deb/debian/libc6@2.36-9?distro=debian-12.5&upstream=glibc%402.36-8", "Debian:12", "glibc", "2.36-8")]
    [InlineData("pkg:deb/debian/vim@9.0?distro=debian-12&epoch=2", "Debian:12", "vim", "2:9.0")]
    [InlineData("pkg:deb/ubuntu/bash@5.1-6ubuntu1?distro=ubuntu-22.04", "Ubuntu:22.04:LTS", "bash", "5.1-6ubuntu1")]
    [InlineData("pkg:deb/ubuntu/bash@5.1?distro=ubuntu-23.10", "Ubuntu:23.10", "bash", "5.1")]
    [InlineData("pkg:deb/ubuntu/bash@5.1?distro=ubuntu-23.04", "Ubuntu:23.04", "bash", "5.1")]
    [InlineData("pkg:apk/alpine/libssl3@3.1.4-r5?distro=alpine-3.19.1&upstream=openssl", "Alpine:v3.19", "openssl", "3.1.4-r5")]
    [InlineData("pkg:apk/wolfi/openssl@3.1.4-r5?distro=wolfi-20230201", "Wolfi", "openssl", "3.1.4-r5")]
    [InlineData("pkg:apk/chainguard/openssl@3.1.4-r5", "Chainguard", "openssl", "3.1.4-r5")]
    [InlineData("pkg:rpm/rocky/openssl-libs@3.0.7-27.el9?distro=rocky-9.3&epoch=1&upstream=openssl-3.0.7-27.el9.src.rpm", "Rocky Linux:9", "openssl", "1:3.0.7-27.el9")]
    [InlineData("pkg:rpm/almalinux/bash@5.1.8-6.el9?distro=almalinux-9.3", "AlmaLinux:9", "bash", "5.1.8-6.el9")]
    [InlineData("pkg:rpm/redhat/bash@5.1.8-6.el9?distro=rhel-9.3", "Red Hat", "bash", "5.1.8-6.el9")]
    [InlineData("pkg:rpm/opensuse/bash@5.1?distro=opensuse-leap-15.5", "openSUSE:Leap 15.5", "bash", "5.1")]
    [InlineData("pkg:rpm/sles/bash@5.1?distro=sles-15.5", "SUSE:Linux Enterprise Server 15 SP5", "bash", "5.1")]
    public void Packages_have_the_names_that_OSV_documents(string purl, string ecosystem, string name, string version)
    {
        var (package, reason) = OsvPackages.Of(Some.Component(purl));

        reason.ShouldBeNull();
        package.ShouldBe(new OsvPackage(ecosystem, name, version));
    }

    [Theory]
    [InlineData("pkg:npm/left-pad", nameof(NotLookedUpReason.NoVersion), "its version is not known")]
    [InlineData("pkg:npm/left-pad@latest", nameof(NotLookedUpReason.UnparsableVersion), "'latest' is no version that npm orders")]
    [InlineData("pkg:githubactions/actions/checkout@8ade135a41bc03ea155e62e844d188df1ea18608", nameof(NotLookedUpReason.UnparsableVersion), "'8ade135a41bc03ea155e62e844d188df1ea18608' is no version that GitHub Actions orders")]
    [InlineData("pkg:cocoapods/AFNetworking@4.0.1", nameof(NotLookedUpReason.UnknownEcosystem), "no database is known for packages of type 'cocoapods'")]
    [InlineData("pkg:deb/debian/openssl@3.0.15", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:deb/openssl@3.0.15?distro=debian-12", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:deb/debian/openssl@3.0.15?distro=debian-..%2F..%2Fetc", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:rpm/fedora/bash@5.1?distro=fedora-39", nameof(NotLookedUpReason.UnknownEcosystem), "no database is known for the distribution 'fedora'")]
    public void What_cannot_be_looked_up_says_why(string purl, string reason, string text)
    {
        var (package, not) = OsvPackages.Of(Some.Component(purl));

        package.ShouldBeNull();
        not!.Reason.ToString().ShouldBe(reason);
        not.Text.ShouldBe(text);
        not.IsFailure.ShouldBeFalse();
    }

    [Theory]
    [InlineData(nameof(PackageOrigin.Own), nameof(NotLookedUpReason.Own))]
    [InlineData(nameof(PackageOrigin.Git), nameof(NotLookedUpReason.NotFromRegistry))]
    [InlineData(nameof(PackageOrigin.Url), nameof(NotLookedUpReason.NotFromRegistry))]
    public void What_no_registry_has_is_not_asked_for(string origin, string reason) =>
        OsvPackages.Of(Some.Component("pkg:npm/left-pad@1.0.0") with { Origin = Enum.Parse<PackageOrigin>(origin) }).Reason!.Reason.ToString().ShouldBe(reason);

    [Fact]
    public void An_action_that_is_pinned_to_a_commit_is_looked_up_by_the_version_in_its_comment()
    {
        var component = Some.Component("pkg:githubactions/actions/checkout@8ade135a41bc03ea155e62e844d188df1ea18608");
        var commented = component with { Properties = new Dictionary<string, string> { ["githubactions:version"] = "v4.1.0" } };

        OsvPackages.Of(commented).Package.ShouldBe(new OsvPackage("GitHub Actions", "actions/checkout", "v4.1.0"));
    }

    [Fact]
    public void The_service_is_asked_for_the_name_as_it_was_registered() =>
        OsvPackages.Of(Some.Component("pkg:golang/github.com/azure/go-autorest@v1.0.0") with { Name = "github.com/Azure/go-autorest" }).Package!.Name.ShouldBe("github.com/Azure/go-autorest");
}
