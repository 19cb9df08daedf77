using LocalAws.Ecs;
using LocalAws.Faults;

namespace EcsDeploy.Tests;

/// <summary>Images of ECR are looked up and resolved before anything is written; over HTTP against the local AWS.</summary>
public sealed class EcrImageTests
{
    [Fact]
    public async Task A_tag_is_deployed_as_the_digest_it_stands_for_and_moves_on_with_it()
    {
        await using var world = await DeployWorld.StartAsync(["web", "backend"]);
        var repository = world.Repository("shop");
        var first = world.Server.Ecs.AddImage(repository, "main", []);
        using var run = await world.DeployAsync(world.Run(["web", "backend"]).Input("image", $"{repository}:main").Input("tag-policy", "resolve"));
        var asked = world.Server.Records.Calls("ecr:BatchGetImage").Count;

        using var again = await world.DeployAsync(world.Run(["web", "backend"]).Input("image", $"{repository}:main").Input("tag-policy", "resolve"));
        var second = world.Server.Ecs.AddImage(new ImageSpec(repository, "main") { Platforms = ["linux/amd64"] });
        using var moved = await world.DeployAsync(world.Run(["web"]).Input("image", $"{repository}:main").Input("tag-policy", "resolve"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        again.Log.ShouldNotContain("::warning");
        moved.Outputs["result"].ShouldBe("deployed", moved.Log);
        (await world.ImageAsync("backend")).ShouldBe($"{repository}@{first.Digest}");
        (await world.ImageAsync("web")).ShouldBe($"{repository}@{second.Digest}");
        first.Digest.ShouldNotBe(second.Digest);
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task An_image_that_was_not_pushed_cannot_be_resolved()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Server.Ecs.AddImage(world.Repository("shop"), "1", []);

        using var run = await world.DeployAsync(world.Run(["web"])
            .Input("images", $"app={world.Repository("shop")}:2").Input("tag-policy", "resolve"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"Image '{world.Repository("shop")}:2' does not exist: repository 'shop'");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_a_build_pushes_meanwhile_is_waited_for()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        var repository = world.Repository("shop");
        world.Server.Ecs.AddImage(repository, "1", []);
        var deploying = world.DeployAsync(world.Run(["web"]).Input("image", $"{repository}:2").Input("tag-policy", "resolve").Input("wait-for-image", "10m"));
        await world.UntilAsync("web", _ => world.Server.Records.Calls("ecr:BatchGetImage").Count > 1);
        var pushed = world.Server.Ecs.AddImage(repository, "2", []);

        using var run = await deploying;

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain($"Waiting for '{repository}:2' to be pushed, 10 min 0 s at most.");
        (await world.ImageAsync("web")).ShouldBe($"{repository}@{pushed.Digest}");
    }

    [Fact]
    public async Task An_image_that_is_not_pushed_in_time_is_refused_by_name()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        var repository = world.Repository("shop");

        using var run = await world.DeployAsync(world.Run(["web"]).Input("image", $"{repository}:2").Input("wait-for-image", "45s"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"::error::Input 'wait-for-image': '{repository}:2' was not pushed within 45 s.%0ALook at the build that pushes it");
        run.Log.Split('\n').ShouldContain(line => line.StartsWith($"Waiting for '{repository}:2', ", StringComparison.Ordinal), run.Log);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_that_nobody_can_be_asked_for_are_not_waited_for()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var other = await world.DeployAsync(world.Run("2", "web").Input("wait-for-image", "5m"));
        var asked = world.Server.Records.All.Count;
        using var elsewhere = await world.DeployAsync(world.Run(["web"]).Input("image", "111122223333.dkr.ecr.us-west-2.amazonaws.com/shop:2").Input("wait-for-image", "5m"));
        using var none = await world.DeployAsync(world.Run(["web"]).Input("env", "A=1").Input("wait-for-image", "5m"));

        other.ExitCode.ShouldBe(2, other.Log);
        other.Log.ShouldContain("Input 'wait-for-image': '5m' is not allowed: image 'shop/web:2' is not in ECR, and other registries are not asked");
        asked.ShouldBe(0);
        elsewhere.ExitCode.ShouldBe(2, elsewhere.Log);
        elsewhere.Log.ShouldContain("is not in region ");
        none.ExitCode.ShouldBe(2, none.Log);
        none.Log.ShouldContain("this step names no image of ECR to wait for");
    }

    [Fact]
    public async Task A_moving_tag_is_refused_when_asked_for_and_warned_about_otherwise()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);

        using var refused = await world.DeployAsync(world.Run(["web"]).Input("image", "shop/web:main").Input("tag-policy", "refuse"));
        using var warned = await world.DeployAsync(world.Run(["web"]).Input("image", "shop/web:main").Input("dry-run", "true"));

        refused.ExitCode.ShouldBe(2, refused.Log);
        refused.Log.ShouldContain("::error::Service 'web': image 'shop/web:main' is named by a tag that may move");
        warned.ExitCode.ShouldBe(0, warned.Log);
        warned.Log.ShouldContain("::warning::web: image 'shop/web:main' is named by a tag that may move");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("missing", "does not exist; was it pushed before this step?")]
    [InlineData("arm", "is for ARM64, and the task runs on X86_64")]
    public async Task An_image_that_cannot_run_is_refused_when_strict(string tag, string said)
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        var repository = world.Repository("shop");
        world.Server.Ecs.AddImage(new ImageSpec(repository, "arm") { Platforms = ["linux/arm64", "linux/arm64/v9"] });

        using var run = await world.DeployAsync(world.Run(["web"]).Input("image", $"{repository}:{tag}").Input("tag-policy", "allow").Input("verify", "strict"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_right_to_look_a_tag_cannot_be_resolved_and_the_missing_action_is_named()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "BatchGetImage" });

        using var run = await world.DeployAsync(world.Run(["web"]).Input("image", $"{world.Repository("shop")}:1").Input("tag-policy", "resolve"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("ecr:BatchGetImage");
        world.Server.Records.Writes().ShouldBeEmpty();
    }
}
