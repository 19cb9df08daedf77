using System.Text;
using SbomScan.Advisories;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Lookup;
using SbomScan.Tests.Lookup;

namespace SbomScan.Tests.Findings;

public sealed class FindingMakerTests
{
    private const string Nine = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private const string Seven = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";
    private const string Four = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N";

    private readonly List<string> warnings = [];
    private readonly Dictionary<string, OsvRecord> elsewhere = [];

    [Fact]
    public void One_vulnerability_under_several_ids_is_one_finding_shown_as_the_CVE()
    {
        var found = Make(
            Some.Record("PYSEC-2026-5", "PyPI", "six", "0", "1.5", ["CVE-2026-5"]),
            Some.Record("GHSA-aaaa-bbbb-cccc", "PyPI", "six", "0", "1.4.1", ["CVE-2026-5", "SNYK-1"], Seven),
            Some.Record("GHSA-other", "PyPI", "six", "0", "1.4.1"));

        found.Select(finding => finding.Id).ShouldBe(["CVE-2026-5", "GHSA-other"]);
        found[0].Ids.ShouldBe(["CVE-2026-5", "GHSA-aaaa-bbbb-cccc", "PYSEC-2026-5", "SNYK-1"]);
        found[0].FixedVersions.ShouldBe(["1.4.1", "1.5"]);
    }

    [Fact]
    public void Ids_are_joined_through_records_between_them() =>
        Make(Some.Record("A-1", "PyPI", "six", aliases: ["B-1"]), Some.Record("C-1", "PyPI", "six", aliases: ["D-1"]), Some.Record("E-1", "PyPI", "six", aliases: ["B-1", "D-1"]))
            .ShouldHaveSingleItem().Ids.ShouldBe(["A-1", "B-1", "C-1", "D-1", "E-1"]);

    [Fact]
    public void A_distributions_record_of_one_CVE_is_that_CVE_and_one_of_several_is_none_of_them()
    {
        var found = Make(
            Some.Record("DEBIAN-CVE-2026-5", "PyPI", "six", upstream: ["CVE-2026-5"]),
            Some.Record("DSA-1", "PyPI", "six", upstream: ["CVE-2026-5", "CVE-2026-6"]));

        found.Select(finding => string.Join(' ', finding.Ids)).ShouldBe(["CVE-2026-5 DEBIAN-CVE-2026-5", "DSA-1"]);
    }

    [Fact]
    public void The_vector_of_the_ecosystems_own_database_counts_before_one_of_another() =>
        RatingOf(Some.Record("GHSA-1", "PyPI", "six", vector: Nine, aliases: ["PYSEC-1"]), Some.Record("PYSEC-1", "PyPI", "six", vector: Seven))
            .ShouldBe(new Rating(Severity.High, 7.5, Seven, "PYSEC-1"));

    [Fact]
    public void A_vector_of_another_database_counts_before_a_word() =>
        RatingOf(Some.Record("PYSEC-1", "PyPI", "six", word: "LOW", aliases: ["GHSA-1"]), Some.Record("GHSA-1", "PyPI", "six", vector: Seven))
            .ShouldBe(new Rating(Severity.High, 7.5, Seven, "GHSA-1"));

    [Fact]
    public void A_vector_of_a_record_that_is_not_about_the_package_counts_before_a_word_too()
    {
        elsewhere["CVE-2026-5"] = OsvReader.Read(Encoding.UTF8.GetBytes(Some.Record("CVE-2026-5", "none", "none", vector: Nine)));

        RatingOf(Some.Record("PYSEC-1", "PyPI", "six", word: "LOW", aliases: ["CVE-2026-5"])).ShouldBe(new Rating(Severity.Critical, 9.8, Nine, "CVE-2026-5"));
    }

    [Fact]
    public void CVSS_4_counts_before_3()
    {
        var record = Some.Record("PYSEC-1", "PyPI", "six", vector: Nine).Replace("\"severity\":[", $$"""
            "severity":[{"type":"CVSS_V2","score":"AV:N/AC:L/Au:N/C:C/I:C/A:C"},{"type":"CVSS_V4","score":"{{Four}}"},
            """, StringComparison.Ordinal);

        RatingOf(record).ShouldBe(new Rating(Severity.Medium, 6.9, Four, "PYSEC-1"));
    }

    [Theory]
    [InlineData("LOW", "Low")]
    [InlineData("MODERATE", "Medium")]
    [InlineData("High", "High")]
    [InlineData("CRITICAL", "Critical")]
    [InlineData("whatever", "Unscored")]
    public void Where_there_is_no_vector_the_word_counts(string word, string severity)
    {
        var rating = RatingOf(Some.Record("PYSEC-1", "PyPI", "six", word: word));

        rating.Severity.ToString().ShouldBe(severity);
        rating.Score.ShouldBeNull();
        rating.Source.ShouldBe(severity == "Unscored" ? null : "PYSEC-1");
    }

    [Fact]
    public void An_invalid_vector_is_reported_and_the_next_counts()
    {
        RatingOf(Some.Record("PYSEC-1", "PyPI", "six", vector: "CVSS:3.1/AV:N", aliases: ["GHSA-1"]), Some.Record("GHSA-1", "PyPI", "six", vector: Seven)).Score.ShouldBe(7.5);
        warnings.ShouldBe(["PYSEC-1 has an invalid CVSS vector: it lacks the metric AC"]);
    }

    [Fact]
    public void A_vulnerability_that_nothing_rates_is_unscored_unless_another_databases_record_does()
    {
        RatingOf(Some.Record("PYSEC-1", "PyPI", "six", aliases: ["CVE-2026-5"])).ShouldBe(Rating.Unscored);

        elsewhere["CVE-2026-5"] = OsvReader.Read(Encoding.UTF8.GetBytes(Some.Record("CVE-2026-5", "none", "none", vector: Nine)));

        RatingOf(Some.Record("PYSEC-1", "PyPI", "six", aliases: ["CVE-2026-5"])).ShouldBe(new Rating(Severity.Critical, 9.8, Nine, "CVE-2026-5"));
    }

    [Fact]
    public void A_malicious_package_is_critical_whatever_else_is_said()
    {
        var finding = Make(Some.Record("GHSA-1", "PyPI", "six", aliases: ["MAL-2026-1"], vector: Seven), Some.Record("MAL-2026-1", "PyPI", "six", vector: Four)).ShouldHaveSingleItem();

        finding.IsMalicious.ShouldBeTrue();
        finding.Rating.ShouldBe(new Rating(Severity.Critical, Source: "MAL-2026-1"));
    }

    [Fact]
    public void A_package_that_another_database_calls_malicious_is_critical_too() =>
        RatingOf(Some.Record("GHSA-1", "PyPI", "six", aliases: ["MAL-2026-1"], vector: Four)).ShouldBe(new Rating(Severity.Critical, Source: "MAL-2026-1"));

    [Fact]
    public void A_title_is_one_line_and_never_empty()
    {
        var details = Some.Record("PYSEC-1", "PyPI", "six").Replace("\"A flaw in six\"", "\"\", \"details\": \"First line\\nSecond\"", StringComparison.Ordinal);
        var none = Some.Record("PYSEC-2", "PyPI", "six").Replace("\"A flaw in six\"", "5", StringComparison.Ordinal);

        Make(details, none).Select(finding => finding.Title).ShouldBe(["First line", "Vulnerability in six"]);
    }

    [Fact]
    public void A_key_names_each_file_and_for_an_image_the_image()
    {
        var component = Some.Component("pkg:deb/debian/openssl@3.0?distro=debian-12", new Occurrence("b/uv.lock", 5), new Occurrence("a/uv.lock", 7), new Occurrence("a/uv.lock", 9));
        var finding = Make(Some.Record("PYSEC-1", "PyPI", "six"))[0] with { Component = component };

        FindingKey At(string place) => new("PYSEC-1", "pkg:deb/debian/openssl@3.0", place);

        FindingKeys.Of(finding, "shop", isImage: false).ShouldBe([At("a/uv.lock"), At("b/uv.lock")]);
        FindingKeys.Of(finding, "shop", isImage: true).ShouldBe([At("shop")]);
    }

    private Rating RatingOf(params string[] records) => Make(records).ShouldHaveSingleItem().Rating;

    private IReadOnlyList<Finding> Make(params string[] records)
    {
        var package = new OsvPackage("PyPI", "six", "1.0");
        var matches = records.Select(record => AdvisoryMatcher.Match(package, OsvReader.Read(Encoding.UTF8.GetBytes(record)))).ToList();
        return new FindingMaker(elsewhere.GetValueOrDefault, warnings.Add).Of(package, matches, [Some.Component("pkg:pypi/six@1.0")]);
    }
}
