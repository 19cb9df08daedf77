using System.Text;
using SbomScan.Findings;
using SbomScan.Foreign;
using SbomScan.Packages;

namespace SbomScan.Tests.Foreign;

public sealed class ForeignFindingsReaderTests
{
    private const string Grype = """
        {"matches":[
          {"vulnerability":{"id":"GHSA-35jh-r3h4-6jhm","dataSource":"https://github.com/advisories/GHSA-35jh-r3h4-6jhm","namespace":"github:language:javascript","severity":"High","urls":[],
             "description":"Command Injection in lodash","cvss":[{"type":"Secondary","version":"3.1","vector":"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H","metrics":{"baseScore":7.2,"exploitabilityScore":1.3,"impactScore":5.9},"vendorMetadata":{}}],
             "fix":{"versions":["4.17.21"],"state":"fixed"},"advisories":[],"risk":0.4},
           "relatedVulnerabilities":[{"id":"CVE-2021-23337","dataSource":"https://nvd.nist.gov/vuln/detail/CVE-2021-23337","severity":"High","urls":["https://snyk.io/vuln/SNYK-JS-LODASH-1040724"],"cvss":[]}],
           "matchDetails":[{"type":"exact-direct-match","matcher":"javascript-matcher","found":{"versionConstraint":"<4.17.21 (unknown)","vulnerabilityID":"GHSA-35jh-r3h4-6jhm"}}],
           "artifact":{"id":"0f1e","name":"lodash","version":"4.17.20","type":"npm","locations":[{"path":"/app/package-lock.json","layerID":"sha256:11"}],"language":"javascript","licenses":["MIT"],"cpes":[],"purl":"pkg:npm/lodash@4.17.20","upstreams":[]}},
          {"vulnerability":{"id":"CVE-2005-2541","severity":"Negligible","fix":{"versions":[],"state":"not-fixed"}},"relatedVulnerabilities":[],"matchDetails":[],
           "artifact":{"name":"tar","version":"1.34+dfsg-1","type":"deb","locations":[{"path":"/var/lib/dpkg/status"}],"purl":"pkg:deb/debian/tar@1.34%2Bdfsg-1?arch=amd64&distro=debian-12"}},
          {"vulnerability":{"id":"ELSA-2024-0001","severity":"Unknown","fix":{"versions":["2-1"],"state":"fixed"}},"relatedVulnerabilities":[{"id":"CVE-2024-0001"},{"id":"CVE-2024-0002"}],
           "artifact":{"name":"glibc","version":"2-0","purl":"pkg:rpm/ol/glibc@2-0?arch=x86_64"}}],
         "source":{"type":"image","target":{"userInput":"shop:1"}},"descriptor":{"name":"grype","version":"0.90.0"}}
        """;

    private const string Trivy = """
        {"SchemaVersion":2,"CreatedAt":"2026-11-01T10:00:00Z","ArtifactName":"shop:1","ArtifactType":"container_image","Results":[
          {"Target":"shop:1 (debian 12.8)","Class":"os-pkgs","Type":"debian","Vulnerabilities":[
            {"VulnerabilityID":"CVE-2024-5535","VendorIDs":["DSA-5700-1"],"PkgID":"libssl3@3.0.13-1~deb12u1","PkgName":"libssl3","PkgIdentifier":{"PURL":"pkg:deb/debian/libssl3@3.0.13-1~deb12u1?arch=amd64&distro=debian-12.8","UID":"1"},"InstalledVersion":"3.0.13-1~deb12u1",
             "FixedVersion":"3.0.15-1~deb12u1","Status":"fixed","Layer":{"Digest":"sha256:22","DiffID":"sha256:33"},"SeveritySource":"nvd","PrimaryURL":"https://avd.aquasec.com/nvd/cve-2024-5535","Title":"openssl: SSL_select_next_proto buffer overread","Description":"Issue summary: …","Severity":"CRITICAL",
             "CVSS":{"ghsa":{"V3Vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L","V3Score":5.3},"nvd":{"V3Vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:H","V3Score":9.1}},"References":["https://nvd.nist.gov/vuln/detail/CVE-2024-5535"],"PublishedDate":"2024-06-27T11:15:24.447Z","LastModifiedDate":"2024-11-21T09:47:53.28Z"}]},
          {"Target":"app/requirements.txt","Class":"lang-pkgs","Type":"pip","Vulnerabilities":[{"VulnerabilityID":"CVE-2023-32681","PkgName":"Requests","InstalledVersion":"2.30.0","FixedVersion":"2.31.0, 2.32.0","Severity":"MEDIUM"}]},
          {"Target":"app/package-lock.json","Class":"lang-pkgs","Type":"npm"},
          {"Target":"Dockerfile","Class":"config","Type":"dockerfile","Misconfigurations":[{"ID":"DS002","Severity":"HIGH"}]}]}
        """;

    private const string OsvScanner = """
        {"results":[{"source":{"path":"/repo/app/go.mod","type":"lockfile"},"packages":[
          {"package":{"name":"github.com/gogo/protobuf","version":"1.3.1","ecosystem":"Go"},
           "vulnerabilities":[
             {"id":"GHSA-c3h9-896r-86jm","aliases":["CVE-2021-3121"],"summary":"Improper Input Validation in GoGo Protobuf","details":"…","published":"2022-01-01T00:00:00Z","modified":"2023-01-01T00:00:00Z","database_specific":{"severity":"HIGH"},
              "affected":[{"package":{"ecosystem":"Go","name":"github.com/gogo/protobuf"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.3.2"}]}]}],"references":[{"type":"WEB","url":"https://nvd.nist.gov/vuln/detail/CVE-2021-3121"}]},
             {"id":"GO-2021-0053","aliases":["CVE-2021-3121","GHSA-c3h9-896r-86jm"],"summary":"","details":"Panic","affected":[{"package":{"ecosystem":"Go","name":"github.com/gogo/protobuf"},"ranges":[{"type":"SEMVER","events":[{"fixed":"1.3.10"},{"fixed":"1.3.0"}]}]}]}],
           "groups":[{"ids":["GHSA-c3h9-896r-86jm","GO-2021-0053"],"aliases":["CVE-2021-3121","GHSA-c3h9-896r-86jm","GO-2021-0053"],"max_severity":"8.6"}]},
          {"package":{"name":"evil","version":"1.0.0","ecosystem":"npm"},"dependency_groups":["dev"],"vulnerabilities":[{"id":"MAL-2026-1","summary":"Malicious code in evil"}],"groups":[]}]}]}
        """;

    private static ForeignFindings Read(string text) => ForeignFindingsReader.Read(Encoding.UTF8.GetBytes(text));

    private static string Shown(Finding finding) =>
        $"{finding.Id} [{string.Join(' ', finding.Ids)}] {finding.Component.Purl?.ToString() ?? finding.Component.Key} {finding.Rating.Severity} {finding.Rating.Score?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) ?? "-"} by {finding.Rating.Source} fixed in [{string.Join(' ', finding.FixedVersions)}] at {string.Join(' ', finding.Component.Occurrences.Select(one => one.File))}".TrimEnd();

    [Fact]
    public void Findings_of_Grype_are_read()
    {
        var read = Read(Grype);

        read.Tool.ShouldBe("grype");
        read.Findings.Select(Shown).ShouldBe(
        [
            "CVE-2021-23337 [CVE-2021-23337 GHSA-35jh-r3h4-6jhm] pkg:npm/lodash@4.17.20 High 7.2 by grype fixed in [4.17.21] at app/package-lock.json",
            "CVE-2005-2541 [CVE-2005-2541] pkg:deb/debian/tar@1.34%2Bdfsg-1?arch=amd64&distro=debian-12 Low - by grype fixed in [] at var/lib/dpkg/status",
            "ELSA-2024-0001 [ELSA-2024-0001] pkg:rpm/ol/glibc@2-0?arch=x86_64 Unscored - by grype fixed in [2-1] at",
        ]);
        (read.Findings[0].Title, read.Findings[0].AffectedRange, read.Findings[0].Source, read.Findings[0].References[0].AbsoluteUri).ShouldBe(("Command Injection in lodash", "<4.17.21 (unknown)", "grype", "https://github.com/advisories/GHSA-35jh-r3h4-6jhm"));
    }

    [Fact]
    public void Findings_of_Trivy_are_read()
    {
        var read = Read(Trivy);

        read.Findings.Select(Shown).ShouldBe(
        [
            "CVE-2024-5535 [CVE-2024-5535] pkg:deb/debian/libssl3@3.0.13-1~deb12u1?arch=amd64&distro=debian-12.8 Critical 9.1 by trivy fixed in [3.0.15-1~deb12u1] at",
            "CVE-2023-32681 [CVE-2023-32681] pkg:pypi/requests@2.30.0 Medium - by trivy fixed in [2.31.0 2.32.0] at app/requirements.txt",
        ]);
        read.Findings[0].Published.ShouldBe(new DateTimeOffset(2024, 6, 27, 11, 15, 24, 447, TimeSpan.Zero));
    }

    [Fact]
    public void Findings_of_OSV_Scanner_are_one_for_each_group_with_the_nearest_fix_first()
    {
        var read = Read(OsvScanner);

        read.Findings.Select(Shown).ShouldBe(
        [
            "CVE-2021-3121 [CVE-2021-3121 GHSA-c3h9-896r-86jm GO-2021-0053] pkg:golang/github.com/gogo/protobuf@v1.3.1 High 8.6 by osv-scanner fixed in [1.3.2 1.3.10] at repo/app/go.mod",
            "MAL-2026-1 [MAL-2026-1] pkg:npm/evil@1.0.0 Critical - by osv-scanner fixed in [] at repo/app/go.mod",
        ]);
        read.Findings.Select(finding => finding.Component.Scope).ShouldBe([Scope.Unknown, Scope.Dev]);
    }

    [Fact]
    public void A_package_that_only_one_of_two_places_needs_in_development_is_no_package_of_development()
    {
        string Source(string path, string groups) => $$"""{"source":{"path":"{{path}}","type":"lockfile"},"packages":[{"package":{"name":"a","version":"1.0.0","ecosystem":"npm"},"dependency_groups":[{{groups}}],"vulnerabilities":[{"id":"CVE-2026-1","summary":""}],"groups":[]}]}""";

        var component = Read($$"""{"results":[{{Source("a/package-lock.json", "\"dev\"")}},{{Source("b/package-lock.json", "")}}]}""").Findings.ShouldHaveSingleItem().Component;

        component.Scope.ShouldBe(Scope.Unknown);
        component.Occurrences.Select(one => one.File).ShouldBe(["a/package-lock.json", "b/package-lock.json"]);
    }

    [Fact]
    public void Findings_of_pip_audit_are_read()
    {
        var read = Read("""{"dependencies":[{"name":"flask","version":"0.5","vulns":[{"id":"PYSEC-2019-179","fix_versions":["1.0"],"aliases":["CVE-2019-1010083"],"description":"Unexpected memory usage.\nMore."}]},{"name":"ok","version":"1","vulns":[]},{"name":"skipped","skip_reason":"not on PyPI"}],"fixes":[]}""");

        read.Findings.Select(Shown).ShouldBe(["CVE-2019-1010083 [CVE-2019-1010083 PYSEC-2019-179] pkg:pypi/flask@0.5 Unscored - by pip-audit fixed in [1.0] at"]);
        read.Findings[0].Title.ShouldBe("Unexpected memory usage.");
        read.Remarks.ShouldBe(["pip-audit did not check skipped: not on PyPI."]);
    }

    [Fact]
    public void Findings_of_npm_audit_are_read()
    {
        var read = Read("""
            {"auditReportVersion":2,"vulnerabilities":{
              "lodash":{"name":"lodash","severity":"high","isDirect":true,"via":[{"source":1094500,"name":"lodash","dependency":"lodash","title":"Command Injection in lodash","url":"https://github.com/advisories/GHSA-35jh-r3h4-6jhm","severity":"high","cwe":["CWE-77"],"cvss":{"score":7.2,"vectorString":"CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H"},"range":"<4.17.21"}],"effects":["user"],"range":"<=4.17.20","nodes":["node_modules/lodash"],"fixAvailable":true},
              "user":{"name":"user","severity":"high","isDirect":false,"via":["lodash"],"effects":[],"range":"*","nodes":["node_modules/user"],"fixAvailable":true}},
             "metadata":{}}
            """);

        read.Findings.Select(Shown).ShouldBe(["GHSA-35jh-r3h4-6jhm [GHSA-35jh-r3h4-6jhm] pkg:npm/lodash High 7.2 by npm audit fixed in [] at"]);
    }

    [Theory]
    [InlineData("""{"matches":[],"descriptor":{"name":"grype"}}""", "grype")]
    [InlineData("""{"matches":null}""", "grype")]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"x"}""", "trivy")]
    [InlineData("""{"results":[]}""", "osv-scanner")]
    [InlineData("""{"auditReportVersion":2,"vulnerabilities":{}}""", "npm audit")]
    [InlineData("""{"dependencies":[],"fixes":[]}""", "pip-audit")]
    public void A_report_without_findings_is_one(string text, string tool)
    {
        Read(text).Tool.ShouldBe(tool);
        Read(text).Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("<html></html>", "it is XML or HTML; JSON is read")]
    [InlineData("{}", "it is not JSON of Grype, Trivy, OSV-Scanner, npm audit or pip-audit")]
    [InlineData("""{"dependencies":{}}""", "it is not JSON of Grype, Trivy, OSV-Scanner, npm audit or pip-audit")]
    [InlineData("""{"bomFormat":"CycloneDX","specVersion":"1.6"}""", "it is not JSON of Grype, Trivy, OSV-Scanner, npm audit or pip-audit")]
    [InlineData("""{"matches":{}}""", "'matches' is no list")]
    [InlineData("""{"matches":[{}]}""", "a match has no vulnerability with an id")]
    [InlineData("""{"matches":[{"vulnerability":{"id":"CVE-1"},"artifact":{}}]}""", "a finding has no package")]
    [InlineData("""{"SchemaVersion":1,"ArtifactName":"x"}""", "a report of Trivy of another schema than 2")]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"x","Results":[{"Vulnerabilities":[{"PkgName":"a"}]}]}""", "a vulnerability has no id")]
    [InlineData("""{"results":[{"packages":[{"package":{"name":"a"},"vulnerabilities":[{}]}]}]}""", "a vulnerability has no id")]
    [InlineData("""{"results":"x"}""", "'results' is no list")]
    [InlineData("""{"auditReportVersion":1}""", "a report of npm audit of another version than 2")]
    [InlineData("""{"auditReportVersion":2,"error":{"code":"ENOLOCK"}}""", "a report of npm audit without vulnerabilities")]
    [InlineData("""{"auditReportVersion":2,"vulnerabilities":{"a":{"via":[{}]}}}""", "a finding of a has no id")]
    [InlineData("""{"auditReportVersion":2,"vulnerabilities":{"\ud800":{"via":[{}]}}}""", "a text in it is not Unicode")]
    [InlineData("""{"matches":[{"vulnerability":{"id":"\ud800"},"artifact":{"name":"a"}}]}""", "a match has no vulnerability with an id")]
    public void What_is_no_report_says_why(string text, string message) => Should.Throw<FormatException>(() => Read(text)).Message.ShouldBe(message);

    [Theory]
    [InlineData(Grype)]
    [InlineData(Trivy)]
    [InlineData(OsvScanner)]
    public void A_report_that_is_cut_off_is_refused(string text)
    {
        for (var length = 0; length < text.Length - 1; length += 23) Should.Throw<FormatException>(() => Read(text[..length]));
    }

    [Fact]
    public void An_invalid_purl_is_remarked_upon_and_the_finding_stays()
    {
        var read = Read(Grype.Replace("pkg:npm/lodash@4.17.20", "lodash", StringComparison.Ordinal));

        read.Remarks.ShouldBe(["lodash has an invalid purl, 'lodash': a purl begins with 'pkg:'."]);
        read.Findings[0].Component.Key.ShouldBe("lodash@4.17.20");
    }

    [Fact]
    public void The_same_finding_in_two_files_is_one()
    {
        var twice = Grype.Replace("\"matches\":[", "\"matches\":[" + """{"vulnerability":{"id":"CVE-2021-23337","severity":"Critical"},"artifact":{"name":"lodash","version":"4.17.20","purl":"pkg:npm/lodash@4.17.20","locations":[{"path":"/b/package-lock.json"}]}},""", StringComparison.Ordinal);

        Shown(Read(twice).Findings[0]).ShouldBe("CVE-2021-23337 [CVE-2021-23337 GHSA-35jh-r3h4-6jhm] pkg:npm/lodash@4.17.20 Critical - by grype fixed in [4.17.21] at app/package-lock.json b/package-lock.json");
    }
}
