namespace ResolveEnvironment.Tests.Events;

public class DispatchTests
{
    [Theory]
    [InlineData("production", "refs/heads/main")]
    [InlineData("staging", "refs/heads/main")]
    [InlineData("development", "refs/heads/main")]
    [InlineData("production", "refs/heads/feature/x")]
    [InlineData("staging", "refs/heads/feature/x")]
    [InlineData("production", "refs/tags/v1.2.3")]
    public async Task The_choice_is_the_answer_whatever_it_runs_on(string environment, string gitRef)
    {
        using var run = await Situation.Dispatch(gitRef).ResolveAsync(("environment", environment));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, environment);
        run.Outputs["rule"].ShouldBe("");
        run.Outputs["reason"].ShouldBe($"{environment} was chosen by hand");
    }

    [Fact]
    public async Task The_answer_is_spelled_as_the_environment_is()
    {
        using var run = await Situation.Dispatch().ResolveAsync(("environment", "STAGING"));

        DefaultMappingTests.ShouldDeployTo(run, "staging");
    }

    [Theory]
    [InlineData("workflow_dispatch")]
    [InlineData("push")]
    public async Task An_environment_that_is_not_listed_is_refused_with_those_that_are(string name)
    {
        using var run = await (Situation.Dispatch() with { Event = name }).ResolveAsync(("environment", "produktion"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'environment': 'produktion' is not allowed: there is no environment 'produktion' (did you mean 'production'?); there are production, staging, development.");
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Outputs["environment"].ShouldBe("");
    }

    [Theory]
    [InlineData("production", "refs/heads/main", "production")]
    [InlineData("production", "refs/heads/staging", "")]
    [InlineData("staging", "refs/heads/main", "")]
    [InlineData("production", "refs/heads/feature/x", "")]
    public async Task On_a_push_one_environment_only_narrows_the_rules(string environment, string gitRef, string expected)
    {
        using var run = await Situation.PushOf(gitRef).ResolveAsync(("environment", environment));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, expected);
    }

    [Fact]
    public async Task A_pull_request_deploys_nothing_even_where_the_step_names_production()
    {
        using var own = await Situation.PullRequest("main").ResolveAsync(("environment", "production"));
        using var fork = await Situation.PullRequest("main", "mallory/shop", name: "pull_request_target", head: "main").ResolveAsync(("environment", "production"));

        DefaultMappingTests.ShouldDeployTo(own, "");
        DefaultMappingTests.ShouldDeployTo(fork, "");
    }

    [Fact]
    public async Task A_choice_on_a_pre_release_is_a_choice()
    {
        using var run = await Situation.Dispatch("refs/tags/v2.0.0-rc.1").ResolveAsync(("environment", "production"));

        DefaultMappingTests.ShouldDeployTo(run, "production");
        run.Outputs["version"].ShouldBe("v2.0.0-rc.1");
    }
}
