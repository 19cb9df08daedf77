using System.Text.Json.Nodes;
using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Deployments;

/// <summary>What a record says of the version, so that somebody can come back to it.</summary>
public sealed class PayloadTests
{
    [Fact]
    public async Task What_the_author_says_is_kept()
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync(
            "success", ("version", "1.4.0"), ("previous-version", "1.3.0"), ("deployment-kind", "ecs"), ("image-digest", "sha256:1"), ("task-definition", "web:41"), ("migration-head", "0042"));

        ShouldBe(world, """
            {"service":"web","kind":"ecs","version":"1.4.0","imageDigest":"sha256:1","migrationHead":"0042","previous":"1.3.0","run":"1001/1","taskDefinition":"web:41"}
            """);
    }

    [Theory]
    [InlineData("lambda-version", "7", "lambdaVersion")]
    [InlineData("apprunner-deployment", "d-1", "appRunnerDeployment")]
    [InlineData("compose-release", "2026-01-01", "composeRelease")]
    public async Task Every_kind_has_its_own_word_for_the_version(string input, string value, string member)
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("success", (input, value));

        JsonNode.Parse(world.Records[0].Payload)![member]!.GetValue<string>().ShouldBe(value);
    }

    [Fact]
    public async Task The_record_of_a_deploy_action_is_taken_over_and_the_inputs_win()
    {
        await using var world = await StartAsync();
        const string Deployed = """
            [{"service":"api","taskDefinition":"api:9"},
             {"service":"web","kind":"ecs","version":"abc","imageDigest":"sha256:1","taskDefinition":"web:41","migrationHead":"0042","expandOnly":true,"configuration":"h","previous":"web:40"}]
            """;

        using var run = await world.RecordAsync("success", ("deployment-record", Deployed), ("version", "1.4.0"), ("image-digest", "sha256:2"));

        ShouldBe(world, """
            {"service":"web","kind":"ecs","version":"1.4.0","imageDigest":"sha256:2","migrationHead":"0042","previous":"web:40","run":"1001/1","taskDefinition":"web:41","configuration":"h","expandOnly":true}
            """);
    }

    [Fact]
    public async Task Without_a_service_it_is_that_of_the_repository()
    {
        await using var world = await StartAsync();

        using var run = await Support.NotifyRun.NotifyAsync(world.Run("success", ("sinks", "deployment"), ("environment", "staging"), ("transient-environment", "true")));

        JsonNode.Parse(world.Records[0].Payload)!["service"]!.GetValue<string>().ShouldBe("shop");
        (world.Records[0].IsTransient, world.Records[0].IsProduction).ShouldBe((true, false));
    }

    [Fact]
    public async Task What_no_payload_holds_is_refused_before_anything_is_written()
    {
        await using var world = await StartAsync();
        var wide = new string('ä', 400);

        using var run = await world.RecordAsync(
            "success", ("image-digest", wide), ("task-definition", wide), ("lambda-version", wide), ("migration-head", wide), ("compose-release", wide), ("apprunner-deployment", wide));

        run.Log.ShouldContain("at most 8,192 are kept; give shorter names and ids");
        world.Writes.ShouldBe(0);
    }

    private static void ShouldBe(RecordsWorld world, string expected)
    {
        var payload = world.Records.ShouldHaveSingleItem().Payload;
        JsonNode.DeepEquals(JsonNode.Parse(payload), JsonNode.Parse(expected)).ShouldBeTrue(payload);
    }
}
