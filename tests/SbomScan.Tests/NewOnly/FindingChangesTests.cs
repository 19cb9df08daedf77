using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.NewOnly;
using SbomScan.Packages;
using SbomScan.Tests.Support;

namespace SbomScan.Tests.NewOnly;

public sealed class FindingChangesTests
{
    private static readonly Finding Known = Some.Finding("CVE-1");

    [Fact]
    public void What_the_base_has_too_is_unchanged() => Change(Known).ShouldBe(FindingChange.Unchanged);

    [Fact]
    public void What_only_the_head_has_is_new() => Change(Some.Finding("CVE-2")).ShouldBe(FindingChange.New);

    [Fact]
    public void The_same_vulnerability_in_another_package_is_new() => Change(Some.Finding("CVE-1", component: Some.Component("underscore"))).ShouldBe(FindingChange.New);

    [Fact]
    public void A_higher_severity_is_worse() => Change(Some.Finding("CVE-1", Severity.Critical)).ShouldBe(FindingChange.Worse);

    [Fact]
    public void From_development_to_runtime_is_worse() =>
        Change(Known, Some.Finding("CVE-1", component: Some.Component(scope: Scope.Dev))).ShouldBe(FindingChange.Worse);

    [Fact]
    public void An_update_within_the_affected_versions_is_unchanged() => Change(Some.Finding("CVE-1", component: Some.Component(version: "4.17.19"))).ShouldBe(FindingChange.Unchanged);

    [Fact]
    public void The_same_package_in_one_more_file_is_new() =>
        Change(Some.Finding("CVE-1", component: Some.Component(files: ["package-lock.json", "apps/web/package-lock.json"]))).ShouldBe(FindingChange.New);

    [Fact]
    public void The_same_package_in_another_file_beside_the_old_one_is_new() =>
        Change(Some.Finding("CVE-1", component: Some.Component(files: "apps/web/package-lock.json")), others: Some.Component("ms", files: "package-lock.json")).ShouldBe(FindingChange.New);

    [Fact]
    public void A_lock_file_that_moved_is_unchanged() => Change(Some.Finding("CVE-1", component: Some.Component(files: "apps/web/package-lock.json"))).ShouldBe(FindingChange.Unchanged);

    [Fact]
    public void What_the_head_no_longer_has_is_gone_once()
    {
        Finding[] before = [Known, Known with { Component = Some.Component(version: "4.17.19") }, Some.Finding("CVE-9")];

        new FindingChanges(before, new Inventory("shop", [])).Gone([Some.Finding("CVE-9")]).Select(one => one.Id).ShouldBe(["CVE-1"]);
    }

    private static FindingChange Change(Finding head, Finding? before = null, params IReadOnlyList<Component> others) =>
        new FindingChanges([before ?? Known], new Inventory("shop", [head.Component, .. others])).Mark(new ReportedFinding(head)).Change;
}
