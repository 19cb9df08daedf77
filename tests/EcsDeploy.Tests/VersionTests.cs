using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace EcsDeploy.Tests;

/// <summary>What a revision and the record say of the version; over HTTP against the local AWS.</summary>
public sealed class VersionTests
{
    private const string RunUrl = "https://github.com/acme/shop/actions/runs/1001";

    [Fact]
    public async Task A_registered_revision_says_which_version_it_is_and_which_run_made_it()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("version", "1.4.0"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        (await TagsAsync(world, "web:2")).ShouldBe($"team=shop suite:version=1.4.0 suite:run={RunUrl}");
        run.Log.ShouldNotContain("+ tags");
    }

    [Fact]
    public async Task The_next_one_says_its_own_and_none_is_registered_for_a_new_run_alone()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        world.Push("web", "3");

        using var first = await world.DeployAsync("2", "web");
        using var again = await world.DeployAsync(world.Run("2", "web").Input("version", "1.5.0"));
        using var next = await world.DeployAsync(world.Run("3", "web").Input("version", "1.6.0"));

        first.Outputs["result"].ShouldBe("deployed", first.Log);
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
        next.Outputs["result"].ShouldBe("deployed", next.Log);
        (await TagsAsync(world, "web:2")).ShouldBe($"team=shop suite:version={new string('a', 40)} suite:run={RunUrl}");
        (await TagsAsync(world, "web:3")).ShouldBe($"team=shop suite:version=1.6.0 suite:run={RunUrl}");
    }

    [Fact]
    public async Task A_tag_that_is_given_stays()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");

        using var run = await world.DeployAsync(world.Run("2", "web").Input("version", "1.4.0").Input("task-tags", "suite:version=mine"));
        using var again = await world.DeployAsync(world.Run("2", "web").Input("version", "1.4.0").Input("task-tags", "suite:version=mine"));

        (await TagsAsync(world, "web:2")).ShouldBe($"team=shop suite:version=mine suite:run={RunUrl}");
        again.Outputs["result"].ShouldBe("unchanged", again.Log);
    }

    [Fact]
    public async Task A_role_that_may_not_tag_deploys_all_the_same()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        await UntaggedAsync(world);
        world.Fault(new FaultRule(FaultKind.Deny) { Action = "ecs:TagResource" });

        using var run = await world.DeployAsync("2", "web");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("web: its revision does not say which version it is and which run made it.");
        (await TagsAsync(world, run.Outputs["task-definition"])).ShouldBe("");
    }

    [Fact]
    public async Task A_deployment_in_progress_is_told_with_the_run_that_made_its_revision()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2", VirtualOutcome.StaysPending);
        using var other = await world.DeployAsync(world.Run("2", "web").Input("version", "1.4.0").Input("wait-until", "started"));

        using var run = await world.DeployAsync(world.Run("3", "web").Input("busy", "fail"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain($"web:2 was made by {RunUrl}, version 1.4.0.");
    }

    [Fact]
    public async Task The_record_passes_on_what_is_known_of_the_database()
    {
        await using var world = await DeployWorld.StartAsync(["web"]);
        world.Push("web", "2");
        world.Push("web", "3");

        using var told = await world.DeployAsync(world.Run("2", "web").Input("version", "1.4.0").Input("migration-head", "8f2c").Input("expand-only", "true"));
        using var silent = await world.DeployAsync("3", "web");

        RecordOf(told).ShouldBe("""{"service":"web","kind":"ecs","version":"1.4.0","imageDigest":null,"taskDefinition":"web:2","migrationHead":"8f2c","expandOnly":true,"previous":"web:1"}""");
        RecordOf(silent).ShouldContain(""" "migrationHead":null,"expandOnly":null, """.Trim());
    }

    [Theory]
    [InlineData(0, "0.0.0", "--version")]
    [InlineData(0, "--version <value>", "--help")]
    [InlineData(2, "Input 'services': nothing says what to deploy", "--version", "1.4.0", "--cluster", "prod")]
    public async Task On_a_command_line_it_is_an_option_and_alone_a_question(int exitCode, string said, params string[] arguments)
    {
        using var run = new Testing.ActionRun { Arguments = arguments };
        await run.RunAsync("ecs-deploy", typeof(Inputs), EcsDeployApp.RunAsync);

        run.ExitCode.ShouldBe(exitCode, run.Log);
        run.Log.ShouldContain(said);
    }

    private static string RecordOf(Testing.ActionRun run) => JsonNode.Parse(run.Outputs["record"])!.AsArray().ShouldHaveSingleItem()!.ToJsonString();

    /// <summary>The service gets a revision without any tag.</summary>
    private static async Task UntaggedAsync(DeployWorld world)
    {
        var described = await world.CallAsync("DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = "web:1" });
        var untagged = new JsonObject { ["family"] = "web", ["containerDefinitions"] = described["taskDefinition"]!["containerDefinitions"]!.DeepClone() };
        await world.CallAsync("RegisterTaskDefinition", untagged);
        await world.CallAsync("UpdateService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", ["taskDefinition"] = "web:2" });
        await world.SettleAsync("web");
    }

    private static async Task<string> TagsAsync(DeployWorld world, string revision)
    {
        var described = await world.CallAsync("DescribeTaskDefinition", new JsonObject { ["taskDefinition"] = revision, ["include"] = new JsonArray("TAGS") });
        return string.Join(' ', (described["tags"] as JsonArray ?? []).Select(tag => $"{tag!["key"]}={tag["value"]}"));
    }
}
