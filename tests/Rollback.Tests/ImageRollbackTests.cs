using LocalAws.AppRunner;
using LocalAws.Ecs.Images;

namespace Rollback.Tests;

/// <summary>Services of App Runner and of Express Mode go back to the digest of an earlier image, over HTTP against the local AWS and the local GitHub.</summary>
public sealed class ImageRollbackTests
{
    [Fact]
    public async Task App_Runner_goes_back_to_the_recorded_image_and_keeps_everything_else()
    {
        await using var world = await ImageWorld.StartAsync();
        await world.RecordAsync("apprunner", world.RunnerHash());
        var before = world.Runner["SourceConfiguration"]!.DeepClone();

        using var run = await world.RollBackAsync("apprunner");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (run.Outputs["from-version"], run.Outputs["to-version"]).ShouldBe((world.Second.Digest, world.First.Digest));
        world.RunnerDigest.ShouldBe(world.First.Digest);
        before["ImageRepository"]!["ImageIdentifier"] = world.First.DigestReference;
        world.Runner["SourceConfiguration"]!.ToJsonString().ShouldBe(before.ToJsonString());
        world.Server.Records.Calls("apprunner:UpdateService").ShouldHaveSingleItem().Parameters!.Select(member => member.Key).ShouldBe(["ServiceArn", "SourceConfiguration"]);
        world.Records[^1].Payload.ShouldContain($"\"imageDigest\":\"{world.First.Digest}\"");
        world.Records[^1].Payload.ShouldContain("\"configuration\":\"sha256:");
        world.Records[1].States.ShouldContain("failure");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Express_goes_back_to_the_recorded_image()
    {
        await using var world = await ImageWorld.StartAsync();
        await world.RecordAsync("express", configuration: null);

        using var run = await world.RollBackAsync("express");

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        (await world.ExpressDigestAsync()).ShouldBe(world.First.Digest);
        (await world.ExpressContainerAsync())["environment"]!.ToJsonString().ShouldBe("""[{"name":"A","value":"1"}]""");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("apprunner")]
    [InlineData("express")]
    public async Task A_dry_run_and_a_service_that_is_there_already_write_nothing(string kind)
    {
        await using var world = await ImageWorld.StartAsync();

        using var planned = await world.RollBackAsync(kind, run => run.Input("to", world.First.Digest).Input("dry-run", "true"));
        using var there = await world.RollBackAsync(kind, run => run.Input("to", world.Second.DigestReference));
        using var nothing = await world.RollBackAsync(kind);

        planned.Outputs["result"].ShouldBe("planned", planned.Log);
        there.Outputs["result"].ShouldBe("already-there", there.Log);
        nothing.Outputs["result"].ShouldBe("nothing-to-roll-back-to", nothing.Log);
        nothing.ExitCode.ShouldBe(2);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("apprunner")]
    [InlineData("express")]
    public async Task An_image_that_is_gone_is_refused_before_anything_is_written(string kind)
    {
        await using var world = await ImageWorld.StartAsync();
        var gone = $"sha256:{new string('0', 64)}";

        using var run = await world.RollBackAsync(kind, given => given.Input("to", gone));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Outputs["result"].ShouldBe("refused");
        run.Log.ShouldContain($"@{gone} does not exist any more");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_settings_than_the_version_ran_with_are_refused_unless_forced()
    {
        await using var world = await ImageWorld.StartAsync();
        await world.RecordAsync("apprunner", $"sha256:{new string('1', 64)}");

        using var refused = await world.RollBackAsync("apprunner");
        using var forced = await world.RollBackAsync("apprunner", run => run.Input("force", "true"));

        refused.ExitCode.ShouldBe(2, refused.Log);
        refused.Log.ShouldContain("The settings of the service have changed since that version ran");
        forced.Outputs["result"].ShouldBe("rolled-back", forced.Log);
    }

    [Theory]
    [InlineData("apprunner", "its health check failed")]
    [InlineData("express", "exited with code 1")]
    public async Task An_image_that_does_not_run_any_more_is_told_with_its_cause(string kind, string cause)
    {
        await using var world = await ImageWorld.StartAsync();
        var broken = world.Push("0", kind == "express" ? VirtualOutcome.Exits(1, TimeSpan.Zero) : VirtualOutcome.Unhealthy());

        using var run = await world.RollBackAsync(kind, given => given.Input("to", broken.Digest));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Outputs["reason"].ShouldContain(cause);
    }

    [Fact]
    public async Task An_operation_under_way_is_waited_for()
    {
        await using var world = await ImageWorld.StartAsync(new AppRunnerOptions { Pull = TimeSpan.FromMinutes(1) });
        await world.RunnerAsync("StartDeployment");

        using var run = await world.RollBackAsync("apprunner", given => given.Input("to", world.First.Digest));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("(START_DEPLOYMENT) is under way since");
    }

    [Fact]
    public async Task A_service_that_does_not_exist_is_told()
    {
        await using var world = await ImageWorld.StartAsync();

        using var runner = await world.RollBackAsync("apprunner", run => run.Input("services", "shoop"));
        using var express = await world.RollBackAsync("express", run => run.Input("services", "shoop"));

        runner.ExitCode.ShouldBe(2);
        runner.Log.ShouldContain("Did you mean shop?");
        express.ExitCode.ShouldBe(2);
        express.Log.ShouldContain("there is no service of ECS Express Mode");
    }
}
