using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LambdaDeploy.Tests;

/// <summary>Configuration and code are written in order, each waited for, and a failure tells why.</summary>
public sealed class UpdateTests
{
    [Fact]
    public async Task Configuration_comes_before_code_and_Lambda_is_asked_about_the_code_before_both()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("memory", "512"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Writes.ShouldBe(["UpdateFunctionCode", "UpdateFunctionConfiguration", "UpdateFunctionCode", "PublishVersion", "UpdateAlias"]);
        (await world.ConfigurationAsync(qualifier: "2"))["MemorySize"]!.GetValue<int>().ShouldBe(512);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Configuration_alone_is_published_too()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("memory", "512").Input("timeout-function", "30s"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Writes.ShouldBe(["UpdateFunctionConfiguration", "PublishVersion", "UpdateAlias"]);
        (await world.RouteAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task The_published_version_tells_version_commit_and_run()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("version", "1.4.0"));

        run.ExitCode.ShouldBe(0, run.Log);
        var description = (await world.ConfigurationAsync(qualifier: "2"))["Description"]!.ToString();
        description.ShouldStartWith($"1.4.0, {new string('a', 40)}");
        description.ShouldContain("/actions/runs/1001");
        run.Outputs["record"].ShouldContain("""{"service":"api","kind":"lambda","version":"1.4.0","lambdaVersion":"2","imageDigest":null,"migrationHead":null,"expandOnly":null,"previous":"1"}""");
    }

    [Fact]
    public async Task An_update_that_never_ends_is_a_timeout_and_moves_nothing()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Lambda.Script("api", UpdateOutcome.Stuck);

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("timeout", "20s"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldBe("api: the code did not end within 20 s ('timeout'); last seen: State Active, LastUpdateStatus InProgress");
        run.Summary.ShouldContain("the unpublished function has been changed, which nobody who uses the alias sees");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task Somebody_elses_update_that_never_ends_refuses_the_deployment()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Lambda.Script("api", UpdateOutcome.Stuck);
        await world.CallAsync("UpdateFunctionConfiguration", new JsonObject { ["FunctionName"] = "api", ["Timeout"] = 9 });

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("timeout", "20s"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Function 'api': an update that somebody else began did not end within 20 s ('timeout')");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_elses_update_in_progress_is_waited_for()
    {
        await using var world = await LambdaWorld.StartAsync([LambdaWorld.Function("api")], new LambdaOptions { UpdateTime = TimeSpan.FromSeconds(8) });
        await world.CallAsync("UpdateFunctionConfiguration", new JsonObject { ["FunctionName"] = "api", ["Timeout"] = 9 });

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(0, run.Log);
        (await world.ConfigurationAsync(qualifier: "2"))["Timeout"]!.GetValue<int>().ShouldBe(9);
    }

    [Theory]
    [InlineData("InvalidSubnet", "Look at the subnets in 'vpc'")]
    [InlineData("EniLimitExceeded", "quota of network interfaces")]
    [InlineData("InsufficientRolePermissions", "AWSLambdaVPCAccessExecutionRole")]
    [InlineData("ImageAccessDenied", "the policy of its repository must allow lambda.amazonaws.com")]
    [InlineData("InvalidZipFileException", "build it again")]
    [InlineData("InternalError", "Mend what the message names")]
    public async Task A_failed_update_tells_the_reason_and_what_usually_helps(string code, string remedy)
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Lambda.Script("api", UpdateOutcome.Fails(code, "as Lambda says it"));

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldBe($"api: Lambda could not work in the code: {code}: as Lambda says it");
        run.Log.ShouldContain(remedy);
        run.Summary.ShouldContain($"Lambda could not work in the code: {code}");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_step_that_is_run_again_goes_on_where_the_last_one_stopped()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Interfere("UpdateAlias");
        using var stopped = await world.DeployAsync(LambdaWorld.Good);
        world.Server.Records.Clear();

        using var again = await world.DeployAsync(LambdaWorld.Good);

        stopped.ExitCode.ShouldBe(1, stopped.Log);
        again.ExitCode.ShouldBe(0, again.Log);
        again.Log.ShouldContain("code and configuration are in place and not yet served");
        world.Writes.ShouldBe(["PublishVersion", "UpdateAlias"]);
        again.Outputs["function-version"].ShouldBe("2");
    }
}
