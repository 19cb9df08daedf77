using SbomScan.LockFiles.Npm;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles.Npm;

public sealed class NpmSourceTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://registry.npmjs.org/@scope/name/-/name-1.0.0.tgz")]
    [InlineData("https://registry.yarnpkg.com/name/-/name-1.0.0.tgz#0123456789012345678901234567890123456789")]
    [InlineData("https://npm.pkg.github.com/download/@scope/name/1.0.0/0123")]
    [InlineData("https://npm.jsr.io/~/11/@jsr/std__path/1.0.0.tgz")]
    public void From_a_registry(string? address) => NpmSource.Of(address).ShouldBe(NpmSource.Registry);

    [Theory]
    [InlineData("file:lib")]
    [InlineData("link:../lib")]
    [InlineData("portal:./lib")]
    [InlineData("workspace:packages/lib")]
    [InlineData("./lib.tgz")]
    public void From_the_repository_itself(string address) => NpmSource.Of(address).Origin.ShouldBe(PackageOrigin.Own);

    [Theory]
    [InlineData("git+ssh://git@github.com/sample/tool.git#0123abc", "git+ssh://git@github.com/sample/tool.git@0123abc")]
    [InlineData("git+https://user:secret@git.example/sample/tool.git#0123abc", "git+https://git.example/sample/tool.git@0123abc")]
    [InlineData("git+https://token@git.example/sample/tool.git#0123abc", "git+https://git.example/sample/tool.git@0123abc")]
    [InlineData("git@git.example:sample/tool.git#0123abc", "git+ssh://git@git.example/sample/tool.git@0123abc")]
    [InlineData("git://git.example/sample/tool.git#0123abc", "git://git.example/sample/tool.git@0123abc")]
    [InlineData("https://git.example/sample/tool.git#commit=0123abc", "git+https://git.example/sample/tool.git@0123abc")]
    [InlineData("https://git.example/sample/tool#workspace=a&commit=0123abc", "git+https://git.example/sample/tool@0123abc")]
    [InlineData("https://codeload.github.com/sample/tool/tar.gz/0123abc", "git+https://github.com/sample/tool.git@0123abc")]
    [InlineData("github:sample/tool#0123abc", "git+https://github.com/sample/tool.git@0123abc")]
    [InlineData("gitlab:sample/tool#0123abc", "git+https://gitlab.com/sample/tool.git@0123abc")]
    public void From_a_commit(string address, string vcs) =>
        NpmSource.Of(address).ShouldBe(new NpmSource(PackageOrigin.Git, KeyValuePair.Create("vcs_url", vcs), "0123abc"));

    [Theory]
    [InlineData("https://files.example/tool.tgz", "https://files.example/tool.tgz")]
    [InlineData("https://user:secret@files.example/a@b.tgz?sig=secret#hash", "https://files.example/a@b.tgz")]
    [InlineData("http://files.example:8080/tool.tgz", "http://files.example:8080/tool.tgz")]
    [InlineData("https://gitlab.com/sample/tool/-/archive/v1/tool-v1.tar.gz", "https://gitlab.com/sample/tool/-/archive/v1/tool-v1.tar.gz")]
    public void From_an_archive(string address, string download) =>
        NpmSource.Of(address).ShouldBe(new NpmSource(PackageOrigin.Url, KeyValuePair.Create("download_url", download)));

    [Theory]
    [InlineData("git@")]
    [InlineData("git+")]
    [InlineData("https://")]
    [InlineData("https://@")]
    [InlineData("github:")]
    [InlineData("#")]
    [InlineData("git+ssh://@@@/#")]
    public void Odd_addresses_do_no_harm(string address) => Should.NotThrow(() => NpmSource.Of(address));
}
