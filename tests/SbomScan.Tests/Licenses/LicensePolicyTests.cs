using SbomScan.Inventories;
using SbomScan.Licenses;
using SbomScan.Packages;
using SbomScan.Tests.Documents;

namespace SbomScan.Tests.Licenses;

public sealed class LicensePolicyTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static LicenseVerdict Judge(string policy, params Component[] components) => Read(policy).Judge(Samples.Inventory(components), Today);

    private static LicensePolicy Read(string policy)
    {
        var (read, problems) = LicensePolicyReader.Read(policy);
        problems.ShouldBeEmpty();
        return read!;
    }

    private static string ClassOf(string policy, string? license, Scope scope = Scope.Runtime)
    {
        var verdict = Judge(policy, Samples.Package("pkg:npm/a@1.0.0", scope, license: license));
        if (verdict.Exempt.Count > 0) return "exempt";
        if (verdict.Violations.Concat(verdict.Unknown).FirstOrDefault() is not { } judged) return "allowed";
        return $"{judged.Class.ToString().ToLowerInvariant()}: {judged.Reason}";
    }

    [Theory]
    [InlineData("MIT", "allowed")]
    [InlineData("MIT OR GPL-3.0-only", "allowed")]
    [InlineData("MIT AND GPL-3.0-only", "denied: 'GPL-3.0-only' is not among the allowed licences")]
    [InlineData("MIT AND (GPL-3.0-only OR Apache-2.0)", "allowed")]
    [InlineData("Foo OR MIT", "allowed")]
    [InlineData("Foo OR GPL-3.0-only", "unknown: 'Foo' is not on the SPDX list")]
    [InlineData("Foo AND GPL-3.0-only", "denied: 'GPL-3.0-only' is not among the allowed licences")]
    [InlineData("Foo AND MIT", "unknown: 'Foo' is not on the SPDX list")]
    [InlineData("Apache-1.1+", "allowed")]
    [InlineData("Apache-1.1", "denied: 'Apache-1.1' is not among the allowed licences")]
    [InlineData("LGPL-2.1-or-later", "allowed")]
    [InlineData("LGPL-2.1+", "allowed")]
    [InlineData("LGPL-2.1", "denied: 'LGPL-2.1-only' is not among the allowed licences")]
    [InlineData("GPL-2.0 WITH Classpath-exception-2.0", "allowed")]
    [InlineData("GPL-2.0", "denied: 'GPL-2.0-only' is not among the allowed licences")]
    [InlineData("LicenseRef-ours", "allowed")]
    [InlineData("LicenseRef-theirs", "denied: 'LicenseRef-theirs' is not among the allowed licences")]
    [InlineData("Apache 2", "allowed")]
    [InlineData(null, "unknown: no licence is stated")]
    [InlineData("UNLICENSED", "denied: 'UNLICENSED': its licence forbids the use")]
    [InlineData("[\"MIT\",\"ISC\"]", "unknown: its licence field is not understood: character 1 ('[') belongs into no licence id")]
    public void Allowed_is_what_the_list_holds(string? license, string answer) =>
        ClassOf("allow: [MIT, Apache-2.0, LGPL-3.0-only, GPL-2.0-only WITH Classpath-exception-2.0, LicenseRef-ours]", license).ShouldBe(answer);

    [Theory]
    [InlineData("MIT", "allowed")]
    [InlineData("GPL-2.0-only", "denied: 'GPL-2.0-only' is denied")]
    [InlineData("GPL-2.0-or-later", "denied: 'GPL-2.0-or-later' is denied")]
    [InlineData("GPL-3.0-only", "allowed")]
    [InlineData("AGPL-3.0-only", "denied: 'AGPL-3.0-only' is denied")]
    [InlineData("AGPL-1.0-or-later", "denied: 'AGPL-1.0-or-later' is denied")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "allowed")]
    [InlineData("GPL-2.0-only OR MIT", "allowed")]
    [InlineData("GPL-2.0-only AND MIT", "denied: 'GPL-2.0-only' is denied")]
    [InlineData("GPL-2.0-only OR AGPL-3.0-only", "denied: 'GPL-2.0-only' is denied, 'AGPL-3.0-only' is denied")]
    [InlineData("LicenseRef-theirs", "unknown: 'LicenseRef-theirs' is a text of its own, and no list names it")]
    public void Denied_is_what_the_list_holds(string license, string answer) => ClassOf("deny: [GPL-2.0, AGPL-1.0+]", license).ShouldBe(answer);

    [Fact]
    public void Of_two_lists_the_denied_one_wins()
    {
        ClassOf("{allow: [MIT, ISC], deny: [MIT]}", "MIT").ShouldBe("denied: 'MIT' is denied");
        ClassOf("{allow: [MIT, UNLICENSED]}", "UNLICENSED").ShouldBe("allowed");
        ClassOf("{allow: [MIT, UNLICENSED], deny: [UNLICENSED]}", "UNLICENSED").ShouldStartWith("denied");
    }

    [Theory]
    [InlineData("warn", 0, 1)]
    [InlineData("fail", 1, 1)]
    [InlineData("allow", 0, 0)]
    public void What_an_unknown_licence_means_is_said_by_the_policy(string word, int violations, int unknown)
    {
        var verdict = Judge($"{{allow: [MIT], unknown: {word}}}", Samples.Package("pkg:npm/a@1.0.0", license: null));

        (verdict.Violations.Count, verdict.Unknown.Count).ShouldBe((violations, unknown));
        verdict.Fails.ShouldBe(violations > 0);
    }

    [Fact]
    public void An_odd_licence_concerns_its_package_alone()
    {
        var verdict = Judge("allow: [MIT]", [.. Samples.Licenses.Select((license, index) => Samples.Package($"pkg:npm/p{index}@1", license: license))]);

        (verdict.Allowed + verdict.Violations.Count + verdict.Unknown.Count).ShouldBe(Samples.Licenses.Count);
        verdict.Allowed.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void Own_projects_are_not_judged()
    {
        var verdict = Judge("allow: [MIT]", Samples.Own("web") with { License = "GPL-3.0-only" });

        (verdict.Allowed, verdict.Violations.Count, verdict.Unknown.Count, verdict.Exempt.Count).ShouldBe((0, 0, 0, 0));
    }

    [Theory]
    [InlineData("pkg:npm/a", true)]
    [InlineData("pkg:npm/a@1.0.0", true)]
    [InlineData("pkg:npm/a@2.0.0", false)]
    [InlineData("pkg:pypi/a", false)]
    public void An_exception_comes_before_the_lists(string purl, bool matches)
    {
        var verdict = Judge($"{{deny: [GPL-3.0], exceptions: [{{purl: '{purl}', reason: bought, expires: 2026-11-26}}]}}", Samples.Package("pkg:npm/a@1.0.0", license: "GPL-3.0"));

        verdict.Exempt.Select(one => one.Reason).ShouldBe(matches ? ["bought (until 2026-11-26)"] : []);
        verdict.Violations.Count.ShouldBe(matches ? 0 : 1);
        verdict.Notices.ShouldBe(matches ? [] : [$"The licence exception for {purl} matches no package."]);
    }

    [Fact]
    public void An_expired_exception_holds_no_longer_and_says_so()
    {
        var verdict = Judge("{deny: [GPL-3.0], exceptions: [{purl: 'pkg:npm/a', reason: bought, expires: 2026-11-25}]}", Samples.Package("pkg:npm/a@1.0.0", license: "GPL-3.0"));

        verdict.Violations.ShouldHaveSingleItem().Reason.ShouldBe("'GPL-3.0-only' is denied; its exception expired on 2026-11-25");
        verdict.Notices.ShouldBe(["The licence exception for pkg:npm/a expired on 2026-11-25."]);
    }

    [Fact]
    public void A_scope_may_have_rules_of_its_own()
    {
        const string Policy = "{deny: [GPL-3.0], unknown: fail, scopes: {dev: {deny: [], unknown: allow}, test: {unknown: warn}}}";

        ClassOf(Policy, "GPL-3.0").ShouldStartWith("denied");
        ClassOf(Policy, "GPL-3.0", Scope.Unknown).ShouldStartWith("denied");
        ClassOf(Policy, "GPL-3.0", Scope.Dev).ShouldBe("allowed");
        ClassOf(Policy, null, Scope.Dev).ShouldBe("allowed");
        ClassOf(Policy, "GPL-3.0", Scope.Test).ShouldStartWith("denied");
        Judge(Policy, Samples.Package("pkg:npm/a@1", Scope.Test, license: null)).Fails.ShouldBeFalse();
    }

    [Theory]
    [InlineData("alow: [MIT]", "line 1, column 1: 'alow' is not allowed in the licence policy (did you mean 'allow'?); allowed are allow, deny, unknown, scopes, exceptions")]
    [InlineData("allow: [MIT]\nunknown: perhaps", "line 2, column 10: expected one of warn, fail, allow")]
    [InlineData("allow:\n  - MITT", "line 2, column 5: 'MITT' is not on the SPDX list (did you mean 'MIT'?); a text of your own is named LicenseRef-…")]
    [InlineData("allow: [MIT OR ISC]", "line 1, column 9: 'MIT OR ISC' is an expression: name each licence on its own")]
    [InlineData("deny: [MIT]\nexceptions:\n  - purl: npm/a\n    reason: x", "line 3, column 11: a purl begins with 'pkg:'")]
    [InlineData("deny: [MIT]\nexceptions:\n  - purl: pkg:npm/a", "line 3, column 5: 'reason' is missing in an exception")]
    [InlineData("deny: [MIT]\nexceptions:\n  - {purl: pkg:npm/a, reason: x, expires: tomorrow}", "line 3, column 43: 'tomorrow' is not a date: write it as 2026-12-31")]
    [InlineData("deny: [MIT]\nscopes:\n  production: {}", "line 3, column 3: 'production' is not allowed in scopes; allowed are runtime, optional, dev, test")]
    [InlineData("unknown: fail", "line 1, column 1: neither 'allow' nor 'deny' names a licence: nothing would be judged")]
    [InlineData("", "line 1, column 1: expected a mapping with allow or deny")]
    [InlineData("allow: [", "line 2, column 1: this is not YAML")]
    public void What_is_wrong_in_a_policy_is_said_with_its_place(string policy, string problem)
    {
        var (read, problems) = LicensePolicyReader.Read(policy);

        read.ShouldBeNull();
        problems[0].ToString().ShouldStartWith(problem);
    }
}
