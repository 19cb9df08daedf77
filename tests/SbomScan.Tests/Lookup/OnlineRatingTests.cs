using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LocalOsv;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Lookup;
using Testing;

namespace SbomScan.Tests.Lookup;

/// <summary>Records that are read for the rating of another, and what records may take.</summary>
public sealed class OnlineRatingTests : OnlineLookups
{
    [Fact]
    public async Task Where_the_distribution_leaves_the_rating_to_the_CVE_that_is_read_too()
    {
        Server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", upstream: ["CVE-2026-7"]));
        Server.Add(Some.Record("DEBIAN-CVE-2026-8", "Debian:12", "openssl", upstream: ["CVE-2026-8"]));
        Server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));

        var answer = await FindAsync("pkg:deb/debian/openssl@3.0.15-1?distro=debian-12");

        answer.Findings.Select(finding => finding.Rating).ShouldBe([new Rating(Severity.Critical, 9.8, Critical, "CVE-2026-7"), Rating.Unscored]);
        answer.HasFailed.ShouldBeFalse();
        answer.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rating_that_cannot_be_read_is_a_failed_lookup_of_the_packages_it_is_about()
    {
        Server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", upstream: ["CVE-2026-7"]));
        Server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));
        Server.Add(Some.Record("DEBIAN-CVE-2026-8", "Debian:12", "zlib", upstream: ["CVE-2026-8"]));
        Server.Add(new FaultRule(FaultKind.ServerError, "/CVE-2026-7"));

        var answer = await FindAsync("pkg:deb/debian/openssl@3.0.15-1?distro=debian-12", "pkg:deb/debian/zlib@1.3-1?distro=debian-12");

        answer.Findings.Count.ShouldBe(2);
        var not = answer.NotLookedUp.ShouldHaveSingleItem();
        not.Component.Name.ShouldBe("debian/openssl");
        not.Reason.ShouldBe(NotLookedUpReason.RatingFailed);
        not.IsFailure.ShouldBeTrue();
        not.Text.ShouldBe("how bad it is could not be read: CVE-2026-7: 127.0.0.1 answered with status 500");
    }

    [Fact]
    public async Task One_of_several_CVEs_that_is_read_is_rating_enough()
    {
        Server.Add(Some.Record("GHSA-1", "npm", "left-pad", aliases: ["CVE-2026-7", "CVE-2026-8"]));
        Server.Add(Some.Record("CVE-2026-8", "none", "none", vector: Critical));
        Server.Add(new FaultRule(FaultKind.ServerError, "/CVE-2026-7"));

        var answer = await FindAsync("pkg:npm/left-pad@1.1.0");

        answer.Findings.ShouldHaveSingleItem().Rating.Severity.ShouldBe(Severity.Critical);
        answer.HasFailed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_rating_in_a_record_of_another_package_does_not_stand_for_one_that_was_not_read()
    {
        Server.Add(Some.Record("PYSEC-1", "PyPI", "six", aliases: ["CVE-2026-7"]));
        Server.Add(Some.Record("GHSA-1", "PyPI", "seven", aliases: ["CVE-2026-7"], vector: Critical));
        Server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));

        (await FindAsync("pkg:pypi/six@1.0", "pkg:pypi/seven@1.0")).Findings.ShouldAllBe(finding => finding.Rating.Severity == Severity.Critical);
    }

    [Fact]
    public async Task Records_that_are_read_for_their_rating_count_against_the_limit()
    {
        Server.Add(Some.Record("DEBIAN-CVE-2026-7", "Debian:12", "openssl", upstream: ["CVE-2026-7"]));
        Server.Add(Some.Record("CVE-2026-7", "none", "none", vector: Critical));

        var answer = await FindAsync(Quick with { Records = 1 }, "pkg:deb/debian/openssl@3.0.15-1?distro=debian-12");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldBe("how bad it is could not be read: more than 1 vulnerabilities were found");
        Server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_all_records_together_may_take_is_bounded()
    {
        for (var i = 0; i < 20; i++) Server.Add(Some.Record($"GHSA-{i}", "npm", "left-pad", vector: Critical));

        var answer = await FindAsync(Quick with { AllRecords = 1000, Parallel = 1 }, "pkg:npm/left-pad@1.1.0");

        answer.NotLookedUp.ShouldHaveSingleItem().Text.ShouldEndWith(": more than 0 MiB of vulnerabilities were found");
        Server.Requests.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task The_CVE_is_not_read_where_another_record_rates_the_vulnerability()
    {
        Server.Add(Some.Record("PYSEC-1", "PyPI", "six", aliases: ["CVE-2026-7"]));
        Server.Add(Some.Record("GHSA-1", "PyPI", "six", aliases: ["CVE-2026-7"], vector: Critical));
        Server.Add(Some.Record("MAL-1", "PyPI", "six", aliases: ["CVE-2026-8"]));

        (await FindAsync("pkg:pypi/six@1.0")).Findings.Count.ShouldBe(2);

        Server.Requests.ShouldNotContain(request => request.Path.Contains("CVE"));
    }
}
