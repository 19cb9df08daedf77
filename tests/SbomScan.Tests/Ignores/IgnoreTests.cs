using SbomScan.Findings;
using SbomScan.Ignores;
using SbomScan.Tests.Support;

namespace SbomScan.Tests.Ignores;

public sealed class IgnoreTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Fact]
    public void A_valid_entry_takes_the_finding_out_and_says_why_and_until_when()
    {
        var ignored = Apply("- {id: CVE-2024-1, reason: not reachable, expires: 2026-12-31}", out _);

        ignored.State.ShouldBe(FindingState.Ignored);
        ignored.Justification.ShouldBe("not reachable (ignored until 2026-12-31 by .sbom-scan.yml:2)");
    }

    [Fact]
    public void An_expired_entry_counts_again_and_is_named()
    {
        var counted = Apply("- {id: CVE-2024-1, reason: later, expires: 2026-06-14}", out var notices);

        counted.State.ShouldBe(FindingState.Open);
        counted.Justification.ShouldBe("ignored until 2026-06-14 by .sbom-scan.yml:2, expired");
        notices.ShouldBe(["CVE-2024-1 was ignored until 2026-06-14 and counts again"]);
    }

    [Fact]
    public void The_last_day_still_holds_and_is_told_of()
    {
        Apply("- {id: CVE-2024-1, reason: later, expires: 2026-06-15}", out var notices).State.ShouldBe(FindingState.Ignored);

        notices.ShouldBe(["CVE-2024-1 is ignored until 2026-06-15 only"]);
    }

    [Fact]
    public void An_entry_without_a_finding_is_told_of()
    {
        Apply("- {id: CVE-1999-9, reason: later, permanent: true}", out var notices);

        notices.ShouldBe(["nothing was found that this entry would ignore (CVE-1999-9): it can go"]);
    }

    [Theory]
    [InlineData("- {id: ghsa-aaaa, reason: r, permanent: true}", true)]                                              // an alias, in another case
    [InlineData("- {purl: 'pkg:npm/lodash', reason: r, permanent: true}", true)]
    [InlineData("- {purl: 'pkg:npm/lodash@4.17.20', reason: r, permanent: true}", true)]
    [InlineData("- {purl: 'pkg:npm/lodash@4.17.19', reason: r, permanent: true}", false)]
    [InlineData("- {id: CVE-2024-1, purl: 'pkg:npm/other', reason: r, permanent: true}", false)]
    [InlineData("- {path: 'apps/**', reason: r, permanent: true}", false)]                                           // the package is in another file too
    [InlineData("- {path: '**/package-lock.json', reason: r, permanent: true}", true)]
    [InlineData("- {id: CVE-2024-1, until-fixed: true, reason: r, permanent: true}", false)]                         // there is a fix
    public void Entries_match_by_id_package_and_place(string entry, bool ignored) =>
        (Apply(entry, out _).State == FindingState.Ignored).ShouldBe(ignored);

    [Theory]
    [InlineData("- {id: CVE-1, permanent: true}", "line 2, column 3: 'reason' is missing in an entry of 'ignores'")]
    [InlineData("- {id: CVE-1, reason: '', permanent: true}", "expected why the finding does not count")]
    [InlineData("- {id: CVE-1, reason: r}", "needs either 'expires', the last day it holds, or 'permanent: true'")]
    [InlineData("- {id: CVE-1, reason: r, expires: 31.12.2026}", "expected a day such as 2026-12-31")]
    [InlineData("- {id: CVE-1, reason: r, expires: 2026-12-31, permanent: true}", "needs either 'expires'")]
    [InlineData("- {reason: r, permanent: true}", "needs 'id', 'purl' or 'path'")]
    [InlineData("- {id: CVE-1, reason: r, permanent: true, untill: x}", "'untill' is not allowed")]
    [InlineData("- {purl: lodash, reason: r, permanent: true}", "a purl begins with 'pkg:'")]
    public void A_wrong_entry_is_refused_with_its_place(string entry, string message) =>
        Should.Throw<FormatException>(() => Parse(entry)).Message.ShouldContain(message);

    [Fact]
    public void Entries_that_are_new_or_hold_longer_than_in_the_base_are_told_apart()
    {
        var before = Parse("- {id: CVE-1, reason: r, expires: 2026-07-01}\n- {id: CVE-2, reason: r, expires: 2026-07-01}\n- {id: CVE-3, reason: r, permanent: true}");
        var head = Parse("- {id: CVE-1, reason: other words, expires: 2026-06-30}\n- {id: CVE-2, reason: r, expires: 2027-07-01}\n- {id: CVE-3, reason: r, expires: 2027-01-01}\n- {id: CVE-4, reason: r, permanent: true}");

        IgnoreAdditions.Of(head, before).Select(entry => entry.Id).ShouldBe(["CVE-2", "CVE-4"]);
    }

    [Fact]
    public void An_empty_file_ignores_nothing() => IgnoreFile.Parse("x.yml", "# nothing yet\n").Entries.ShouldBeEmpty();

    private static IgnoreFile Parse(string entries) => IgnoreFile.Parse(IgnoreFile.DefaultPath, $"ignores:\n{entries}\n");

    private static ReportedFinding Apply(string entry, out IReadOnlyList<string> notices)
    {
        var component = Some.Component(files: ["apps/a/package-lock.json", "package-lock.json"]);
        var run = new IgnoreRun(Parse(entry), Today);
        var applied = run.Apply(new ReportedFinding(Some.Finding(component: component, aliases: "GHSA-aaaa")));
        notices = [.. run.Notices().Select(notice => notice.Text)];
        return applied;
    }
}
