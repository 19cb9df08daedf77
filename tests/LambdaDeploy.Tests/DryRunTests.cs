namespace LambdaDeploy.Tests;

/// <summary>A dry run tells everything and changes nothing.</summary>
public sealed class DryRunTests
{
    [Fact]
    public async Task Only_asks_Lambda_whether_it_would_take_the_code()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good)
            .Input("dry-run", "true").Input("memory", "512").Input("env", "LEVEL=debug").Input("function-tags", "team=shop").Input("schedule", "rate(1 day)"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("planned");
        run.Outputs["changed"].ShouldBe("false");
        world.Server.Records.Writes().ShouldHaveSingleItem().Parameters!["DryRun"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var part in new[] { "code: ", "MemorySize", "LEVEL", "tags team", "rule 'api' (rate(1 day)) is created" })
            run.Log.ShouldContain(part);
        run.Summary.ShouldContain("Plan only, nothing was changed");
        (await world.ConfigurationAsync())["MemorySize"]!.GetValue<int>().ShouldBe(128);
    }

    [Fact]
    public async Task Code_that_Lambda_would_refuse_fails_it()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        world.Server.Buckets.Put("artifacts", "api.zip", "no archive"u8.ToArray());

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("s3", "s3://artifacts/api.zip").Input("dry-run", "true"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldContain("UpdateFunctionCode");
    }

    [Fact]
    public async Task An_archive_that_would_be_written_to_its_bucket_is_not()
    {
        await using var world = await LambdaWorld.StartAsync("api");

        using var run = await LambdaWorld.DeployAsync(world.RunWith(LambdaWorld.Good).Input("artifact-bucket", "artifacts").Input("dry-run", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain("lambda.zip, to be written");
        world.Writes.ShouldBeEmpty();
    }
}
