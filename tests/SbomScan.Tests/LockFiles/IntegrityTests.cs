using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles;

public sealed class IntegrityTests
{
    [Fact]
    public void Several_hashes_are_read() =>
        Integrity.Read("sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk= sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=?ct=tar").ShouldBe(
        [
            new PackageHash("SHA-1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            new PackageHash("SHA-256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha512")]
    [InlineData("sha512-")]
    [InlineData("sha512-AAAA")]
    [InlineData("sha512-*not base64*")]
    [InlineData("md5-1B2M2Y8AsgTpgAmY7PhCfg==")]
    [InlineData("-")]
    public void What_is_not_understood_is_no_hash(string? text) => Integrity.Read(text).ShouldBeEmpty();

    [Fact]
    public void A_long_text_does_no_harm() => Integrity.Read("sha512-" + new string('A', 1_000_000)).ShouldBeEmpty();
}
