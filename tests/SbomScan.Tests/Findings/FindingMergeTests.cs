using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.Packages;
using SbomScan.Tests.Lookup;

namespace SbomScan.Tests.Findings;

public sealed class FindingMergeTests
{
    [Fact]
    public void What_two_sources_find_in_one_package_under_a_common_id_is_one_finding()
    {
        var merged = FindingMerge.Of(
        [
            Finding("OSV", "pkg:npm/a@1", "GHSA-1", "CVE-1"),
            Finding("OSV", "pkg:npm/b@1", "CVE-1") with { Rating = new Rating(Severity.Low) },
            Finding("grype", "pkg:npm/a@1?arch=x", "GHSA-1") with { Rating = new Rating(Severity.High), FixedVersions = ["2"] },
            Finding("grype", "pkg:npm/b@1", "CVE-1", "GHSA-2") with { Rating = new Rating(Severity.High) },
            Finding("grype", "pkg:npm/b@1", "CVE-9"),
            Finding("trivy", "pkg:npm/b@1", "GHSA-2"),
        ]);

        merged.Select(one => $"{one.Source}: {one.Component.Name} {string.Join(' ', one.Ids)} {one.Rating.Severity} {string.Join(' ', one.FixedVersions)}".TrimEnd()).ShouldBe(
        [
            "OSV, grype: a CVE-1 GHSA-1 High 2",
            "OSV, grype, trivy: b CVE-1 GHSA-2 Low",
            "grype: b CVE-9 Unscored",
        ]);
    }

    [Theory]
    [InlineData(nameof(Scope.Dev), nameof(Scope.Runtime), nameof(Scope.Runtime))]
    [InlineData(nameof(Scope.Runtime), nameof(Scope.Dev), nameof(Scope.Runtime))]
    [InlineData(nameof(Scope.Dev), nameof(Scope.Unknown), nameof(Scope.Dev))]
    [InlineData(nameof(Scope.Unknown), nameof(Scope.Dev), nameof(Scope.Unknown))]
    public void The_weightier_scope_is_kept(string ours, string theirs, string kept)
    {
        var own = Finding("OSV", "pkg:npm/a@1", "CVE-1");
        var other = Finding("grype", "pkg:npm/a@1", "CVE-1");
        own = own with { Component = own.Component with { Scope = Enum.Parse<Scope>(ours) } };
        other = other with { Component = other.Component with { Scope = Enum.Parse<Scope>(theirs), IsDirect = true } };

        var component = FindingMerge.Of([own, other]).ShouldHaveSingleItem().Component;

        component.Scope.ToString().ShouldBe(kept);
        component.IsDirect.ShouldBeTrue();
    }

    [Theory]
    [InlineData("package-lock.json", "package-lock.json")]
    [InlineData(null, "work/package-lock.json")]
    public void Files_are_named_as_the_first_names_them(string? ours, string kept)
    {
        var own = Finding("OSV", "pkg:npm/a@1", "CVE-1");
        var other = Finding("grype", "pkg:npm/a@1", "CVE-1");
        own = own with { Component = own.Component with { Occurrences = ours == null ? [] : [new Occurrence(ours, 7)] } };
        other = other with { Component = other.Component with { Occurrences = [new Occurrence("work/package-lock.json", 0)] } };

        FindingMerge.Of([own, other]).ShouldHaveSingleItem().Component.Occurrences.ShouldHaveSingleItem().File.ShouldBe(kept);
    }

    [Fact]
    public void What_one_source_finds_in_two_components_of_one_name_stays_apart() =>
        FindingMerge.Of([Finding("OSV", "pkg:deb/debian/x@1?arch=amd64", "CVE-1"), Finding("OSV", "pkg:deb/debian/x@1?arch=arm64", "CVE-1"), Finding("trivy", "pkg:deb/debian/x@1", "CVE-1")])
            .Select(one => one.Source).ShouldBe(["OSV, trivy", "OSV, trivy"]);

    private static Finding Finding(string source, string purl, params string[] ids) =>
        new() { Id = ids[0], Ids = ids, Component = Some.Component(purl), Rating = Rating.Unscored, Source = source };
}
