using Testing;

namespace ResolveEnvironment.Tests;

/// <summary>The summaries as people see them; <c>UPDATE_SNAPSHOTS=true</c> writes them anew.</summary>
public class SummaryTests
{
    private const string Rules = """
        environments:
          production: { region: eu-central-1, role: "arn:aws:iam::111122223333:role/deploy", url: "https://example.com" }
          staging: {}
        rules:
          - { name: releases, tags: v*, environment: production }
          - { tags: v*, prerelease: only, environment: staging }
          - { branches: main, environment: production, require-ancestry: main }
          - { branches: "**", environment: staging }
          - { branches: "feature/**", environment: none }
        """;

    private const string Friday = "2026-11-27 15:00";

    [Fact]
    public Task Deployed() => ShouldBeAsync("deploy.md", Situation.Tag("v1.2.3"), ("component", "web"), ("actor-allow", "octocat"), ("freeze", "- weekly: sat - sun"));

    [Fact]
    public Task Led_nowhere() => ShouldBeAsync("none.md", Situation.PullRequest("main", from: "mallory/shop"));

    [Fact]
    public Task Was_frozen() => ShouldBeAsync("frozen.md", Situation.Tag("v1.2.3") with { Now = Friday }, ("freeze", "- weekly: fri\n  reason: <b>not</b> on a Friday"));

    [Fact]
    public Task Passed_as_a_hotfix() => ShouldBeAsync("hotfix.md", Situation.Tag("v1.2.3") with { Now = Friday }, ("freeze", "- weekly: fri"), ("hotfix", "true"), ("hotfix-reason", "payments | fail"));

    [Fact]
    public Task Was_refused() => ShouldBeAsync("refused.md", Situation.Push("main"));

    [Fact]
    public Task Was_about_a_hostile_branch() => ShouldBeAsync("hostile.md", Situation.Push("x|`<script>`@all"));

    private static async Task ShouldBeAsync(string snapshot, Situation situation, params (string Name, string Value)[] inputs)
    {
        using var run = await situation.ResolveAsync([("rules", Rules), .. inputs]);

        run.Summary.ShouldBe(Snapshot.Of(run.Summary, $"tests/ResolveEnvironment.Tests/Summaries/{snapshot}"), run.Log);
    }
}
