namespace SbomScan.Tests.LockFiles.R;

public sealed class RenvLockTests
{
    [Fact]
    public void Sources_edges_and_licences_are_read()
    {
        var content = Locks.Read("renv.lock", """
            {
              "R": { "Version": "4.3.2", "Repositories": [{ "Name": "CRAN", "URL": "https://cloud.r-project.org" }] },
              "Packages": {
                "R6": { "Package": "R6", "Version": "2.5.1", "Source": "Repository", "Repository": "CRAN", "Requirements": ["R"], "Hash": "00" },
                "BiocGenerics": { "Package": "BiocGenerics", "Version": "0.48.1", "Source": "Bioconductor" },
                "cli": { "Package": "cli", "Version": "3.6.2", "Source": "Repository", "Imports": ["utils", "R6 (>= 2.0)"], "License": "MIT + file LICENSE" },
                "dev": { "Package": "dev", "Version": "0.0.9", "Source": "GitHub", "RemoteHost": "api.github.com", "RemoteUsername": "org", "RemoteRepo": "dev", "RemoteSha": "abcdef",
                         "Depends": "R (>= 3.5), cli" },
                "own": { "Package": "own", "Version": "0.1.0", "Source": "Local" }
              }
            }
            """);

        content.HasEdges.ShouldBeTrue();
        content.Listing().ShouldBe("""
            4: pkg:cran/R6@2.5.1 unknown
            5: pkg:bioconductor/BiocGenerics@0.48.1 unknown
            6: pkg:cran/cli@3.6.2 unknown -> R6
            7: pkg:cran/dev@0.0.9?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Forg%2Fdev%40abcdef unknown -> cli
            9: own own 0.1.0 runtime
            """);
        content.Packages[2].License.ShouldBe("MIT + file LICENSE");
    }

    [Fact]
    public void Addresses_and_other_hosts_are_no_packages_of_CRAN() =>
        Locks.Read("renv.lock", """
            {
              "R": { "Version": "4.2.0" },
              "Bioconductor": { "Version": "3.18" },
              "Packages": {
                "a": { "Package": "a", "Version": "1.0", "Source": "URL", "RemoteType": "url", "RemoteUrl": "https://example.com/a_1.0.tar.gz" },
                "b": { "Package": "b", "Version": "1.0", "Source": "GitLab", "RemoteUsername": "org", "RemoteRepo": "b", "RemoteSha": "ab" },
                "c": { "Package": "c", "Version": "1.0", "Source": "git", "RemoteUrl": "https://user:pw@example.com/c.git", "RemoteSha": "0123456789abcdef0123456789abcdef01234567" }
              }
            }
            """).Listing().ShouldBe("""
            5: pkg:cran/a@1.0?download_url=https:%2F%2Fexample.com%2Fa_1.0.tar.gz unknown
            6: pkg:cran/b@1.0?vcs_url=git%2Bhttps:%2F%2Fgitlab.com%2Forg%2Fb%40ab unknown
            7: pkg:cran/c@1.0?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Fc.git%400123456789abcdef0123456789abcdef01234567 unknown
            """);

    [Fact]
    public void A_lock_without_packages_states_emptiness() => Locks.Read("renv.lock", """{"R": {"Version": "4.3.2"}, "Packages": {}}""").StatesEmptiness.ShouldBeTrue();

    [Theory]
    [InlineData("", "line 1: this is not JSON")]
    [InlineData("{\"R\": {}}", "it has no 'R' and 'Packages'")]
    [InlineData("{\"R\": {}, \"Packages\": {\n\"a\": {\"Package\": \"a\"}}}", "line 2: 'Version' is missing")]
    [InlineData("{\"R\": {}, \"Packages\": {\n\"a\": {", "line 2: this is not JSON")]
    public void Damage_is_named(string text, string fault) => Locks.Fault("renv.lock", text).ShouldStartWith(fault);
}
