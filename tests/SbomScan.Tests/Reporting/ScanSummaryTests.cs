using System.Text;
using Actions.GitHub;
using Actions.Toolkit;
using SbomScan.Findings;
using SbomScan.Inventories;
using SbomScan.LockFiles;
using SbomScan.Lookup;
using SbomScan.Reporting;
using SbomScan.Tests.Support;

namespace SbomScan.Tests.Reporting;

public sealed class ScanSummaryTests
{
    [Fact]
    public void The_verdict_comes_first_then_the_reckoning_then_the_most_severe_finding()
    {
        var text = Summary(Reports.Of([Some.Reported("CVE-2024-1", Severity.Critical), Some.Reported("CVE-2024-2", Severity.Low)]));

        text.ShouldStartWith("### ❌ shop: the gate fails, 2 findings in 2 packages\n\n2 found → 2; 1 of them high or worse; allowed 0 → fail");
        text.ShouldContain("| 🔴 critical 7.5 | CVE-2024-1<br>It can be made to do what it should not | lodash | 4.17.20 → 4.17.21 |  | `package-lock.json:12` |");
    }

    [Fact]
    public void Nothing_found_is_said_only_when_everything_was_looked_up()
    {
        var failed = new LookupAnswer { Source = "OSV", NotLookedUp = [new NotLookedUp(Some.Component(), NotLookedUpReason.LookupFailed, "the service did not answer")] };

        Summary(Reports.Of([])).ShouldStartWith("### ✅ shop: no known vulnerability in 1 package");
        Summary(Reports.Of([], lookup: failed)).ShouldStartWith("### ❌ shop: not everything could be looked up; so far no known vulnerability in the 0 of 1 package that were looked up");
    }

    [Theory]
    [InlineData(GitHubClient.LongestComment - 40)]
    [InlineData(StepSummary.Limit)]
    public void Twenty_thousand_findings_with_long_and_odd_names_fit_and_begin_with_the_most_severe(int room)
    {
        var findings = Enumerable.Range(0, 20_000).Select(number => Some.Reported($"CVE-{number}", number == 0 ? Severity.Critical : Severity.Low, Some.Component($"{string.Concat(Enumerable.Repeat("😀", 200))}<@|{number}", $"{number}.0.0")));

        var text = ScanSummary.Fit(Reports.Of([.. findings]), ReportFiles.None with { Findings = "reports/findings.json" }, room, Encoding.UTF8.GetByteCount).ToString();

        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(room);
        text.ShouldContain("CVE-0<br>");
        text.ShouldContain("more in `reports/findings.json`.");
    }

    [Fact]
    public void Names_of_others_are_shown_and_do_nothing()
    {
        var hostile = Some.Component("a\n::error::b <img src=x> @everyone [x](http://x) `c` | d \u202e", "1.0.0");

        var text = Summary(Reports.Of([Some.Reported(component: hostile)]));

        text.ShouldNotContain("<img");
        text.ShouldNotContain("@everyone");
        text.ShouldNotContain("\u202e");
        text.ShouldNotContain("[x](http");
        text.Split('\n').ShouldNotContain(line => line.StartsWith("::"));
    }

    [Fact]
    public void What_was_not_read_or_looked_up_is_named()
    {
        var coverage = new Coverage
        {
            Read = [new FileRead("go.mod", "go.mod", null, 0, StatesEmptiness: true, HasEdges: false, TimeSpan.Zero, [])],
            Unreadable = [new Unread("apps/x/Cargo.lock", "line 3: it is not understood")],
            DeclaredOnly = [new DeclaredManifest("apps/y/package.json", "npm", "npm install --package-lock-only")],
            SkippedFolders = ["apps/x/node_modules"],
        };

        var text = Summary(Reports.Of([], coverage));

        text.ShouldStartWith("### ❌ shop: not everything could be read");
        text.ShouldContain("apps/x/Cargo.lock: line 3: it is not understood");
        text.ShouldContain("| `go.mod` | go.mod, tells no dependencies | 0, declared |");
        text.ShouldContain("`npm install --package-lock-only`");
        text.ShouldContain("apps/x/node\\_modules");
    }

    private static string Summary(ScanReport report) => ScanSummary.Fit(report, ReportFiles.None, StepSummary.Limit, Encoding.UTF8.GetByteCount).ToString();
}
