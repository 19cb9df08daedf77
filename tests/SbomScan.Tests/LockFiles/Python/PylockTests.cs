namespace SbomScan.Tests.LockFiles.Python;

public sealed class PylockTests
{
    private static readonly string Hash = new('f', 64);

    [Theory]
    [InlineData("pylock.toml", true)]
    [InlineData("app/pylock.dev.toml", true)]
    [InlineData("pylock.a.b.toml", false)]
    public void Files_are_recognised_by_name(string path, bool isIt) => (SbomScan.LockFiles.LockFileReaders.For(path) != null).ShouldBe(isIt);

    [Fact]
    public void Version_1_0_is_read_with_all_its_sources()
    {
        var content = Locks.Read("pylock.toml", $$"""
            lock-version = '1.0'
            environments = ["sys_platform == 'linux'"]
            extras = ["cli"]
            dependency-groups = ["dev"]
            created-by = 'tool'

            [[packages]]
            name = 'attrs'
            version = '25.1.0'
            index = 'https://pypi.org/simple'
            wheels = [
              {name = 'attrs.whl', url = 'https://files.pythonhosted.org/attrs.whl', hashes = {sha256 = '{{Hash}}' } },
            ]
            [[packages.attestation-identities]]
            kind = 'GitHub'

            [[packages]]
            name = 'cattrs'
            version = '24.1.2'
            dependencies = [
                {name = 'attrs'},
            ]
            marker = "'dev' in dependency_groups"
            [packages.sdist]
            name = 'cattrs.tar.gz'
            hashes = {sha256 = '{{Hash}}'}

            [[packages]]
            name = 'rich'
            version = '13.0'
            marker = "'cli' in extras and python_version >= '3.9'"

            [[packages]]
            name = 'both'
            version = '1'
            marker = "'dev' in dependency_groups or 'cli' in extras"

            [[packages]]
            name = 'tool'
            [packages.vcs]
            type = 'git'
            url = 'https://example.com/tool.git'
            commit-id = 'abcdef'

            [[packages]]
            name = 'app'
            [packages.directory]
            path = '.'
            editable = true

            [[packages]]
            name = 'thing'
            [packages.archive]
            url = 'https://example.com/thing-2.0-py3-none-any.whl'
            hashes = {sha256 = '{{Hash}}'}
            """);

        content.FormatVersion.ShouldBe("1.0");
        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            8: pkg:pypi/attrs@25.1.0 runtime
            18: pkg:pypi/cattrs@24.1.2 dev -> attrs@25.1.0
            29: pkg:pypi/rich@13.0 optional
            34: pkg:pypi/both@1 unknown
            39: pkg:pypi/tool@abcdef?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Ftool.git%40abcdef runtime
            46: own app runtime
            52: pkg:pypi/thing@2.0?download_url=https:%2F%2Fexample.com%2Fthing-2.0-py3-none-any.whl runtime
            """);
        content.Packages.Select(package => package.Hashes.Count).ShouldBe([1, 1, 0, 0, 0, 0, 1]);
    }

    [Fact]
    public void A_lock_without_packages_states_emptiness() => Locks.Read("pylock.toml", "lock-version = '1.0'\ncreated-by = 'x'\npackages = []\n").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "it has no 'lock-version'")]
    [InlineData("lock-version = '2.0'", "line 1: version 2.0 of the format is not known")]
    [InlineData("lock-version = '1.0'", "it has no 'packages'")]
    [InlineData("lock-version = '1.0'\n[[packages]]\nversion = '1'", "line 3: 'name' is missing")]
    [InlineData("lock-version = '1.0'\n[[packages]]\nname = 'a", "line 3: this is not TOML")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("pylock.toml", text).ShouldStartWith(fault);
}
