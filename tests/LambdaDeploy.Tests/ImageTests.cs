using LocalAws.Ecs;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace LambdaDeploy.Tests;

/// <summary>Functions made of images.</summary>
public sealed class ImageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tag_and_a_digest_are_deployed_and_recognised_afterwards(bool byDigest)
    {
        await using var world = await StartAsync();
        var pushed = world.Server.Ecs.AddImage(Repository(world), "2", []);
        var image = byDigest ? $"{Repository(world)}@{pushed.Digest}" : $"{Repository(world)}:2";

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("image", image));
        world.Server.Records.Clear();
        using var again = await LambdaWorld.DeployAsync(world.Run("api").Input("image", image));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["record"].ShouldContain($"\"imageDigest\":\"{pushed.Digest}\"");
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_was_not_pushed_is_refused()
    {
        await using var world = await StartAsync();

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("image", $"{Repository(world)}:3"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"Input 'image': '{Repository(world)}:3' does not exist");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_of_another_architecture_is_refused()
    {
        await using var world = await StartAsync();
        world.Server.Ecs.AddImage(new ImageSpec(Repository(world), "arm") { Platforms = ["linux/arm64", "linux/arm64/v9"] });

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("image", $"{Repository(world)}:arm"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("is built for arm64, and the function runs on x86_64.");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_for_a_function_of_images_is_refused()
    {
        await using var world = await StartAsync();

        using var run = await world.DeployAsync(LambdaWorld.Good);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Function 'api' is made of images, and Lambda cannot turn it into one made of archives.");
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_taken_for_the_image()
    {
        await using var world = await StartAsync();
        world.Server.Ecs.AddImage(Repository(world), "2", []);
        world.Interfere("UpdateFunctionCode");

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("image", $"{Repository(world)}:2"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain("somebody else changed the function meanwhile");
        (await world.RouteAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task An_update_that_was_lost_before_it_was_done_is_not_taken_for_done()
    {
        await using var world = await StartAsync();
        var pushed = world.Server.Ecs.AddImage(Repository(world), "2", []);
        world.Fault(new FaultRule(FaultKind.ResetBefore) { Operation = "UpdateFunctionCode", First = 1 });

        using var run = await LambdaWorld.DeployAsync(world.Run("api").Input("image", $"{Repository(world)}:2"));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Records.Executed("lambda:UpdateFunctionCode").ShouldBe(1);
        (await world.ConfigurationAsync(qualifier: "2"))["CodeSha256"]!.ToString().ShouldBe(pushed.Digest["sha256:".Length..]);
    }

    private static string Repository(LambdaWorld world) => $"{world.Server.AccountId}.dkr.ecr.{world.Server.Region}.amazonaws.com/api";

    private static async Task<LambdaWorld> StartAsync()
    {
        var world = await LambdaWorld.StartAsync(new List<FunctionSpec>());
        world.Server.Ecs.AddImage(Repository(world), "1", []);
        world.Server.Lambda.Add(new FunctionSpec("api") { Image = $"{Repository(world)}:1", Aliases = [LambdaWorld.Live] });
        return world;
    }
}
