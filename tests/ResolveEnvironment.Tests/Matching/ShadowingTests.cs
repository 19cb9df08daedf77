namespace ResolveEnvironment.Tests.Matching;

public class ShadowingTests
{
    [Theory]
    [InlineData("[{branches: '**', environment: dev}, {branches: main, environment: production}]", "Rule 2 (main) can never match: rule 1 (**) comes first")]
    [InlineData("[{branches: 'release/**', environment: dev}, {branches: release/1.x, environment: staging}]", "Rule 2 (release/1.x) can never match")]
    [InlineData("[{tags: v*, environment: staging}, {tags: v1.*, environment: dev}]", "Rule 2 (tags v1.*) can never match")]
    [InlineData("[{branches: main, environment: none}, {branches: main, environment: dev}]", "Rule 2 (main) can never match")]
    [InlineData("[{branches: '**', environment: dev}, {name: mine, branches: main, actors: [alice], environment: staging}]", "Rule 2 (mine) can never match")]
    [InlineData("[{tags: v*, environment: staging}, {tags: v*, prerelease: only, environment: dev}]", "Rule 2 (tags v*) can never match")]
    [InlineData("[{tags: v*, semver: ^1, environment: staging}, {tags: v*, semver: ^1, environment: dev}]", "Rule 2 (tags v*) can never match")]
    public async Task A_rule_out_of_reach_is_warned_about(string rules, string warning)
    {
        using var run = await Situation.Push("other").ResolveAsync(("rules", rules));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain($"::warning::{warning}");
    }

    [Theory]
    [InlineData("[{branches: main, environment: dev}, {branches: '**', environment: staging}]")]
    [InlineData("[{branches: '**', environment: dev}, {tags: v*, environment: production}]")]
    [InlineData("[{branches: '**', actors: [alice], environment: dev}, {branches: main, environment: staging}]")]
    [InlineData("[{branches: '**', events: [push], environment: dev}, {branches: main, environment: staging}]")]
    [InlineData("[{branches: ['**', '!main'], environment: dev}, {branches: main, environment: staging}]")]
    [InlineData("[{tags: v*, environment: production}, {tags: v*, prerelease: only, environment: staging}]")]
    [InlineData("[{tags: v*, semver: ^1, environment: staging}, {tags: v*, environment: dev}]")]
    [InlineData("[{branches: main, environment: dev}, {branches: main, tags: v*, environment: staging}]")]
    [InlineData("[{pull-request: true, environment: preview}, {branches: main, environment: staging}]")]
    public async Task A_rule_that_something_can_reach_is_not(string rules)
    {
        using var run = await Situation.Push("other").ResolveAsync(("rules", rules));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldNotContain("::warning");
    }
}
