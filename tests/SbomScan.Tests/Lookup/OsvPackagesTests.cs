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
    [InlineData("pkg:rpm/almalinux/openssl-libs@3.0.7-27.el9?distro=almalinux-9.3&epoch=1&upstream=openssl-3.0.7-27.el9.src.rpm", "AlmaLinux:9", "openssl-libs", "1:3.0.7-27.el9")]
    [InlineData("pkg:rpm/redhat/openssl-libs@3.0.7-27.el9?distro=rhel-9.3&upstream=openssl-3.0.7-27.el9.src.rpm", "Red Hat", "openssl-libs", "3.0.7-27.el9", "9")]
    [InlineData("pkg:rpm/opensuse/bash@5.1?distro=opensuse-leap-15.5", "openSUSE:Leap 15.5", "bash", "5.1")]
    [InlineData("pkg:rpm/opensuse/bash@5.1?distro=opensuse-tumbleweed-20250630", "openSUSE:Tumbleweed", "bash", "5.1")]
    [InlineData("pkg:rpm/opensuse-leap-micro/bash@5.1?distro=opensuse-leap-micro-5.5", "openSUSE:Leap Micro 5.5", "bash", "5.1")]
    [InlineData("pkg:rpm/sles/bash@5.1?distro=sles-15.5", "SUSE", "bash", "5.1", "15 SP5")]
    [InlineData("pkg:rpm/sles/bash@5.1?distro=sles-15", "SUSE", "bash", "5.1", "15")]
    [InlineData("pkg:rpm/sles/bash@5.1?distro=sles-15.0", "SUSE", "bash", "5.1", "15")]
    [InlineData("pkg:rpm/sles/bash@5.1?distro=sles-16.0", "SUSE", "bash", "5.1", "16.0")]
    [InlineData("pkg:rpm/sles_sap/bash@5.1?distro=sles_sap-12.5", "SUSE", "bash", "5.1", "12 SP5")]
    [InlineData("pkg:rpm/sled/bash@5.1?distro=sled-15.7", "SUSE", "bash", "5.1", "15 SP7")]
    [InlineData("pkg:rpm/suse/bash@5.1?distro=slem-5.5", "SUSE", "bash", "5.1", "5.5")]
    [InlineData("pkg:rpm/sle-micro/bash@5.1?distro=sle-micro-5.5", "SUSE", "bash", "5.1", "5.5")]
    [InlineData("pkg:rpm/azurelinux/openssl-libs@3.3.0-1.azl3?distro=azurelinux-3.0&upstream=openssl-3.3.0-1.azl3.src.rpm", "Azure Linux:3", "openssl", "3.3.0-1.azl3")]
    [InlineData("pkg:rpm/mariner/bash@5.1?distro=mariner-2.0", "Azure Linux:2", "bash", "5.1")]
    [InlineData("pkg:rpm/openeuler/bash@5.1?distro=openeuler-24.03", "openEuler", "bash", "5.1", "24.03")]
    [InlineData("pkg:rpm/openeuler/bash@5.1?distro=openeuler-22.03-LTS-SP3", "openEuler", "bash", "5.1", "22.03-LTS-SP3")]
    [InlineData("pkg:bioconductor/IRanges@2.28.0", "Bioconductor", "IRanges", "2.28.0")]
    public void Packages_have_the_names_that_OSV_documents(string purl, string ecosystem, string name, string version, string? release = null)
    {
        var (package, reason) = OsvPackages.Of(Some.Component(purl));

        reason.ShouldBeNull();
        package.ShouldBe(new OsvPackage(ecosystem, name, version, release));
    }

    [Theory]
    [InlineData("pkg:npm/left-pad", nameof(NotLookedUpReason.NoVersion), "its version is not known")]
    [InlineData("pkg:npm/left-pad@latest", nameof(NotLookedUpReason.UnparsableVersion), "its version is none that npm orders")]
    [InlineData("pkg:githubactions/actions/checkout@8ade135a41bc03ea155e62e844d188df1ea18608", nameof(NotLookedUpReason.UnparsableVersion), "its version is none that GitHub Actions orders")]
    [InlineData("pkg:cocoapods/AFNetworking@4.0.1", nameof(NotLookedUpReason.UnknownEcosystem), "no database is known for packages of type 'cocoapods'")]
    [InlineData("pkg:deb/debian/openssl@3.0.15", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:deb/openssl@3.0.15?distro=debian-12", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:deb/debian/openssl@3.0.15?distro=debian-..%2F..%2Fetc", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:deb/unknown/openssl@3.0.15", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:deb/debian/openssl@3.0.15?distro=debian-trixie", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:rpm/redhat/bash@5.1", nameof(NotLookedUpReason.NoDistribution), "nothing says which release of which distribution it belongs to")]
    [InlineData("pkg:apk/alpine/openssl@3.3.2-r0?distro=alpine-3.21_alpha20240923", nameof(NotLookedUpReason.NoDistribution), "no advisories are kept for '3.21_alpha20240923' of alpine, which is no release")]
    [InlineData("pkg:rpm/sles/bash@5.1?distro=sles-15-SP5", nameof(NotLookedUpReason.NoDistribution), "no advisories are kept for '15-SP5' of sles, which is no release")]
    [InlineData("pkg:rpm/fedora/bash@5.1?distro=fedora-39", nameof(NotLookedUpReason.UnknownEcosystem), "no database is known for packages of type 'rpm' of the distribution 'fedora'")]
    [InlineData("pkg:rpm/debian/bash@5.1?distro=debian-12", nameof(NotLookedUpReason.UnknownEcosystem), "no database is known for packages of type 'rpm' of the distribution 'debian'")]
    [InlineData("pkg:deb/alpine/bash@5.1?distro=alpine-3.19", nameof(NotLookedUpReason.UnknownEcosystem), "no database is known for packages of type 'deb' of the distribution 'alpine'")]
    public void What_cannot_be_looked_up_says_why(string purl, string reason, string text)
    {
        var (package, not) = OsvPackages.Of(Some.Component(purl));

        package.ShouldBeNull();
        not!.Reason.ToString().ShouldBe(reason);
        not.Text.ShouldBe(text);
        not.IsFailure.ShouldBeFalse();
    }

    [Fact]
    public void A_distribution_of_any_length_is_no_distribution()
    {
        var distro = Uri.EscapeDataString(string.Concat(Enumerable.Repeat("v-", 100_000)) + string.Concat(Enumerable.Repeat("1-", 100_000)) + "\n");

        OsvPackages.Of(Some.Component($"pkg:deb/debian/openssl@3.0.15?distro={distro}")).Reason!.Text.Length.ShouldBeLessThan(200);
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
