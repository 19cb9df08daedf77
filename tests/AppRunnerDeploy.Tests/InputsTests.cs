using Testing;

namespace AppRunnerDeploy.Tests;

/// <summary>What inputs are refused before AWS is asked for anything.</summary>
public sealed class InputsTests
{
    [Fact]
    public async Task Wrong_values_are_told_all_at_once_and_secrets_are_not_repeated()
    {
        using var run = await RunAsync(new()
        {
            ["image"] = "docker.io/library/nginx:1",
            ["env"] = "A=hunter-1\nhunter-2",
            ["env-unset"] = "A=hunter-3",
            ["port"] = "70000",
            ["cpu"] = "half",
            ["memory"] = "2 XB",
            ["health-check"] = """{"Protokoll":"TCP"}""",
            ["auto-scaling-arn"] = "small",
            ["cluster"] = "prod",
            ["on-cancel"] = "rollback",
            ["soak"] = "5m",
            ["busy"] = "replace",
        });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'image': 'docker.io/library/nginx:1' is not allowed: App Runner takes images of ECR and of public.ecr.aws only");
        run.Log.ShouldContain("Input 'env': line 2: expected NAME=value");
        run.Log.ShouldContain("Input 'env-unset': line 1: expected NAME, without a value");
        run.Log.ShouldContain("Input 'port': '70000' is not allowed");
        run.Log.ShouldContain("Input 'cpu': 'half' is not allowed: expected CPU units, such as 1024");
        run.Log.ShouldContain("Input 'memory': '2 XB' is not allowed: expected MiB");
        run.Log.ShouldContain("'Protokoll' is not allowed; allowed are a path such as /health");
        run.Log.ShouldContain("Input 'auto-scaling-arn': 'small' is not allowed: expected the ARN");
        run.Log.ShouldContain("Input 'cluster': 'prod' is not allowed: it goes with 'kind: express'");
        run.Log.ShouldContain("Input 'on-cancel': 'rollback' is not allowed: App Runner has no way to stop an operation");
        run.Log.ShouldContain("Input 'soak': '5m' is not allowed: there is nothing to look at meanwhile");
        run.Log.ShouldContain("Input 'busy': 'replace' is not allowed: expected one of wait, fail");
        run.Log.ShouldNotContain("hunter");
    }

    [Fact]
    public async Task Inputs_that_contradict_each_other_are_told()
    {
        using var run = await RunAsync(new()
        {
            ["env"] = "TOKEN=plain\nMODE=fast",
            ["secrets"] = "TOKEN=arn:aws:ssm:eu-central-1:123456789012:parameter/token",
            ["env-unset"] = "MODE",
        });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Input 'env': 'TOKEN' is in 'secrets' too");
        run.Log.ShouldContain("Input 'env-unset': 'MODE' is set by this very step");
    }

    [Fact]
    public async Task A_step_that_asks_for_nothing_is_refused()
    {
        using var run = await RunAsync([]);

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("nothing is asked for: give 'image'");
    }

    [Fact]
    public async Task What_means_nothing_for_Express_is_refused()
    {
        using var run = await RunAsync(new()
        {
            ["kind"] = "express",
            ["image"] = "docker.io/library/nginx:1",
            ["redeploy"] = "true",
            ["resume"] = "true",
            ["migrate-report"] = "true",
            ["auto-scaling-arn"] = "arn:aws:apprunner:eu-central-1:123456789012:autoscalingconfiguration/small/1/0",
            ["health-check"] = """{"Interval":5}""",
        });

        run.ExitCode.ShouldBe(2);
        foreach (var input in new[] { "redeploy", "resume", "migrate-report", "auto-scaling-arn", "health-check" })
            run.Log.ShouldContain($"Input '{input}'");
        run.Log.ShouldNotContain("Input 'image'");
    }

    [Theory]
    [InlineData("""{"Protocol":"TCP"}""")]
    [InlineData("""{"Protocol":"TCP","Path":"/health"}""")]
    [InlineData("""{"Protocol":"HTTP"}""")]
    public async Task A_health_check_without_a_path_is_refused_for_Express(string check)
    {
        using var run = await RunAsync(new() { ["kind"] = "express", ["health-check"] = check });

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("only the path can be set: give a path such as /health");
    }

    [Theory]
    [InlineData("1024", "2048", "1024", "2048")]
    [InlineData("1 vCPU", "3 GB", "1024", "3072")]
    [InlineData("0.25 vcpu", "0.5GB", "256", "512")]
    public void Sizes_are_brought_into_the_form_that_AWS_answers(string cpu, string memory, string units, string mebibytes) =>
        (InstanceSize.ParseCpu(cpu), InstanceSize.ParseMemory(memory)).ShouldBe((units, mebibytes));

    private static Task<ActionRun> RunAsync(Dictionary<string, string> inputs)
    {
        var run = new ActionRun().Input("service", "shop");
        foreach (var (name, value) in inputs)
            run.Input(name, value);
        return run.RunAsync("apprunner-deploy", typeof(Inputs), AppRunnerDeployApp.RunAsync);
    }
}
