using ResolveEnvironment.Tests.Events;

namespace ResolveEnvironment.Tests;

/// <summary>Whoever started or re-ran the run counts, not who pushed.</summary>
public class ActorTests
{
    [Theory]
    [InlineData("alice", true)]
    [InlineData("Alice", true)]
    [InlineData("bob", false)]
    [InlineData("somebody-else", false)]
    [InlineData("", false)]
    public async Task Only_those_on_the_list_deploy(string actor, bool may)
    {
        using var run = await (Situation.Push("main") with { Actor = actor }).ResolveAsync(("actor-allow", "alice\nrenovate[bot]"));

        run.ExitCode.ShouldBe(may ? 0 : 1, run.Log);
        run.Outputs["should-deploy"].ShouldBe(may ? "true" : "false");
        run.Outputs["environment"].ShouldBe(may ? "production" : "");
        run.Outputs["result"].ShouldBe(may ? "deploy" : "refused");
        if (!may) run.Log.ShouldContain("::error::Nothing is deployed: the run was started by ");
    }

    [Theory]
    [InlineData("main", "alice", 0)]
    [InlineData("main", "bob", 1)]
    [InlineData("staging", "bob", 0)]
    public async Task An_environment_may_have_a_list_of_its_own(string branch, string actor, int exitCode)
    {
        using var run = await (Situation.Push(branch) with { Actor = actor }).ResolveAsync(("environments", "production: { actor-allow: [alice] }\nstaging: {}"));

        run.ExitCode.ShouldBe(exitCode, run.Log);
    }

    [Fact]
    public async Task Both_lists_count()
    {
        using var run = await (Situation.Push("main") with { Actor = "alice" }).ResolveAsync(("actor-allow", "bob"), ("environments", "production: { actor-allow: [alice] }"));

        run.ExitCode.ShouldBe(1, run.Log);
    }

    [Fact]
    public async Task A_hotfix_is_for_those_who_may_deploy()
    {
        using var run = await (Situation.Push("main") with { Actor = "mallory" }).ResolveAsync(("actor-allow", "alice"), ("hotfix", "true"), ("hotfix-reason", "trust me"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["should-deploy"].ShouldBe("false");
    }

    [Fact]
    public async Task Where_nothing_is_deployed_nobody_is_refused()
    {
        using var run = await (Situation.Push("feature/x") with { Actor = "mallory" }).ResolveAsync(("actor-allow", "alice"));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, "");
    }
}
