using SbomScan.Packages;

namespace SbomScan.Tests.Packages;

public sealed class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:npm/%40babel/core@7.24.0")]
    [InlineData("pkg:maven/org.slf4j/slf4j-api@2.0.13?classifier=tests&type=jar")]
    [InlineData("pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64&distro=debian-12")]
    public void Reading_and_writing_are_inverse(string text) => PackageUrl.Parse(text).ToString().ShouldBe(text);
}
