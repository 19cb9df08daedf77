using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

public sealed class AliasTests
{
    private const string Live = $"{FunctionWorld.Api}/aliases/live";

    [Fact]
    public async Task A_weight_splits_the_invocations_and_each_answer_tells_its_version()
    {
        await using var world = await WithTwoVersionsAsync();
        await world.DoAsync("PUT", Live, """{"FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.2}}}""");

        var versions = new List<string>();
        for (var i = 0; i < 500; i++)
            versions.Add((await world.InvokeAsync(query: "Qualifier=live")).Headers["X-Amz-Executed-Version"]);

        versions.Count(version => version == "2").ShouldBeInRange(75, 125);
        versions.Distinct().Order().ShouldBe(["1", "2"]);
        world.Server.Lambda.Invocations.Select(one => one.Version).ShouldBe(versions);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_split()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var world = await WithTwoVersionsAsync();
            await world.DoAsync("PUT", Live, """{"RoutingConfig":{"AdditionalVersionWeights":{"2":0.5}}}""");
            for (var i = 0; i < 30; i++)
                await world.InvokeAsync(query: "Qualifier=live");
            runs.Add(string.Concat(world.Server.Lambda.Invocations.Select(one => one.Version)));
        }

        runs[0].ShouldBe(runs[1]);
        runs[0].ShouldContain('1');
        runs[0].ShouldContain('2');
    }

    [Fact]
    public async Task What_is_not_given_stays_and_empty_weights_remove_the_weights()
    {
        await using var world = await WithTwoVersionsAsync();
        await world.DoAsync("PUT", Live, """{"Description":"traffic","RoutingConfig":{"AdditionalVersionWeights":{"2":0.1}}}""");
        var moved = await world.DoAsync("PUT", Live, """{"Description":"x"}""");
        var cleared = await world.DoAsync("PUT", Live, """{"FunctionVersion":"2","RoutingConfig":{"AdditionalVersionWeights":{}}}""");
        var read = await world.DoAsync("GET", Live);

        moved["RoutingConfig"]!["AdditionalVersionWeights"]!["2"]!.GetValue<double>().ShouldBe(0.1);
        Text(cleared, "FunctionVersion").ShouldBe("2");
        cleared.ContainsKey("RoutingConfig").ShouldBeFalse();
        JsonNode.DeepEquals(read, cleared).ShouldBeTrue();
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Each_write_is_a_new_revision_and_an_old_one_is_refused()
    {
        await using var world = await WithTwoVersionsAsync();
        var revision = Text(await world.DoAsync("GET", Live), "RevisionId");
        var body = $$"""{"FunctionVersion":"2","RevisionId":"{{revision}}"}""";

        var first = await world.SendAsync("PUT", Live, body);
        var second = await world.SendAsync("PUT", Live, body);

        (first.Status, second.Status, second.Code).ShouldBe((200, 412, "PreconditionFailedException"));
        Text(first.Json, "RevisionId").ShouldNotBe(revision);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Somebody_else_moves_the_alias_before_a_call()
    {
        await using var world = await WithTwoVersionsAsync();
        world.Server.Lambda.Interfere(new Interference("api", "UpdateAlias") { MovesAliasTo = "2" });
        var revision = Text(await world.DoAsync("GET", Live), "RevisionId");

        var refused = await world.SendAsync("PUT", Live, $$"""{"Description":"x","RevisionId":"{{revision}}"}""");

        refused.Status.ShouldBe(412);
        Text(await world.DoAsync("GET", Live), "FunctionVersion").ShouldBe("2");
    }

    [Fact]
    public async Task Creates_lists_and_deletes()
    {
        await using var world = await WithTwoVersionsAsync();
        foreach (var name in (string[])["a", "b", "c"])
            (await world.SendAsync("POST", $"{FunctionWorld.Api}/aliases", $$"""{"Name":"{{name}}","FunctionVersion":"2"}""")).Status.ShouldBe(201);
        var twice = await world.SendAsync("POST", $"{FunctionWorld.Api}/aliases", """{"Name":"a","FunctionVersion":"1"}""");
        var deleted = await world.SendAsync("DELETE", $"{FunctionWorld.Api}/aliases/b");
        var page = await world.DoAsync("GET", $"{FunctionWorld.Api}/aliases", query: "FunctionVersion=2");

        (twice.Status, twice.Code).ShouldBe((409, "ResourceConflictException"));
        deleted.Status.ShouldBe(204);
        page["Aliases"]!.AsArray().Select(one => Text(one!, "Name")).ShouldBe(["a", "c"]);
        (await world.SendAsync("GET", $"{FunctionWorld.Api}/aliases/b")).Code.ShouldBe("ResourceNotFoundException");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("""{"FunctionVersion":"9"}""", 404, "ResourceNotFoundException", "function:api:9")]
    [InlineData("""{"RoutingConfig":{"AdditionalVersionWeights":{"1":0.5}}}""", 400, "InvalidParameterValueException", "already included")]
    [InlineData("""{"RoutingConfig":{"AdditionalVersionWeights":{"1":0.2,"2":0.2}}}""", 400, "InvalidParameterValueException", "greater than 1")]
    [InlineData("""{"FunctionVersion":"$LATEST","RoutingConfig":{"AdditionalVersionWeights":{"2":0.2}}}""", 400, "InvalidParameterValueException", "$LATEST is not supported")]
    [InlineData("""{"RoutingConfig":{"AdditionalVersionWeights":{"2":1.2}}}""", 400, "ValidationException", "above the maximum 1")]
    public async Task Refuses(string body, int status, string code, string message)
    {
        await using var world = await WithTwoVersionsAsync();

        var answer = await world.SendAsync("PUT", Live, body);

        (answer.Status, answer.Code).ShouldBe((status, code));
        answer.Message.ShouldContain(message);
    }

    private static async Task<FunctionWorld> WithTwoVersionsAsync()
    {
        var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        await world.PublishAsync("""{"answer":2}""");
        return world;
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
