using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

/// <summary>Policies, concurrency, tags and event sources: what hangs on a function.</summary>
public sealed class PolicyTests
{
    private const string Policy = $"{FunctionWorld.Api}/policy";
    private const string Rule = "arn:aws:events:eu-central-1:123456789012:rule/nightly";
    private const string Statement = $$"""{"StatementId":"nightly","Action":"lambda:InvokeFunction","Principal":"events.amazonaws.com","SourceArn":"{{Rule}}"}""";

    [Fact]
    public async Task Each_qualifier_has_its_own_policy()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });

        var added = await world.SendAsync("POST", Policy, Statement, "Qualifier=live");
        var policy = JsonNode.Parse(Text(await world.DoAsync("GET", Policy, query: "Qualifier=live"), "Policy"))!;
        var none = await world.SendAsync("GET", Policy);

        added.Status.ShouldBe(201);
        var statement = policy["Statement"]![0]!;
        JsonNode.DeepEquals(statement, JsonNode.Parse(Text(added.Json, "Statement"))).ShouldBeTrue();
        Text(statement["Principal"]!, "Service").ShouldBe("events.amazonaws.com");
        Text(statement["Condition"]!["ArnLike"]!, "AWS:SourceArn").ShouldBe(Rule);
        Text(statement, "Resource").ShouldEndWith(":function:api:live");
        (none.Status, none.Code).ShouldBe((404, "ResourceNotFoundException"));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_permission_is_a_new_revision_of_its_alias()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        var alias = await world.DoAsync("GET", $"{FunctionWorld.Api}/aliases/live");
        var function = await world.ConfigurationAsync();

        await world.DoAsync("POST", Policy, Statement, "Qualifier=live");
        var twice = await world.SendAsync("POST", Policy, Statement, "Qualifier=live");
        var stale = await world.SendAsync("DELETE", $"{Policy}/nightly", query: $"Qualifier=live&RevisionId={Text(alias, "RevisionId")}");
        var present = Text(await world.DoAsync("GET", $"{FunctionWorld.Api}/aliases/live"), "RevisionId");
        var removed = await world.SendAsync("DELETE", $"{Policy}/nightly", query: $"Qualifier=live&RevisionId={present}");
        var again = await world.SendAsync("DELETE", $"{Policy}/nightly", query: "Qualifier=live");

        ((int[])[twice.Status, stale.Status, removed.Status, again.Status]).ShouldBe([409, 412, 204, 404]);
        JsonNode.DeepEquals(await world.ConfigurationAsync(), function).ShouldBeTrue();
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("Qualifier=%24LATEST", 400, "InvalidParameterValueException")]
    [InlineData("Qualifier=none", 404, "ResourceNotFoundException")]
    public async Task Refuses_a_policy_for(string query, int status, string code)
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = await world.SendAsync("POST", Policy, Statement, query);

        (answer.Status, answer.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task Provisioned_concurrency_is_ready_after_its_time()
    {
        const string path = "/2019-09-30/functions/api/provisioned-concurrency";
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] }, new LambdaOptions { ProvisioningTime = TimeSpan.FromMinutes(2) });
        var missing = await world.SendAsync("GET", path, query: "Qualifier=live");

        var put = await world.SendAsync("PUT", path, """{"ProvisionedConcurrentExecutions":2}""", "Qualifier=live");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var ready = await world.DoAsync("GET", path, query: "Qualifier=live");

        (missing.Status, missing.Code).ShouldBe((404, "ProvisionedConcurrencyConfigNotFoundException"));
        (put.Status, Text(put.Json, "Status")).ShouldBe((202, "IN_PROGRESS"));
        (Text(ready, "Status"), ready["AllocatedProvisionedConcurrentExecutions"]!.GetValue<int>()).ShouldBe(("READY", 2));
        (await world.SendAsync("PUT", path, """{"ProvisionedConcurrentExecutions":2}""", "Qualifier=%24LATEST")).Code.ShouldBe("InvalidParameterValueException");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Tags_belong_to_the_function()
    {
        var arn = Uri.EscapeDataString("arn:aws:lambda:eu-central-1:123456789012:function:api");
        await using var world = await FunctionWorld.StartAsync();

        var tagged = await world.SendAsync("POST", $"/2017-03-31/tags/{arn}", """{"Tags":{"team":"shop","stage":"dev","old":"1"}}""");
        var untagged = await world.SendAsync("DELETE", $"/2017-03-31/tags/{arn}", query: "tagKeys=old&tagKeys=stage");
        var tags = (await world.DoAsync("GET", $"/2017-03-31/tags/{arn}"))["Tags"]!.AsObject();

        (tagged.Status, untagged.Status).ShouldBe((204, 204));
        tags.ToJsonString().ShouldBe("""{"team":"shop"}""");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task An_answer_without_a_body_leaves_the_connection_open()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });

        for (var i = 0; i < 50; i++)
        {
            (await world.SendAsync("DELETE", $"{FunctionWorld.Api}/aliases/none")).Status.ShouldBe(204);
            (await world.SendAsync("GET", $"{FunctionWorld.Api}/aliases/live")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Event_sources_are_kept_found_by_function_and_switched()
    {
        const string path = "/2015-03-31/event-source-mappings";
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        var created = await world.SendAsync("POST", path, """{"FunctionName":"api:live","EventSourceArn":"arn:aws:sqs:eu-central-1:123456789012:jobs","BatchSize":5}""");
        await world.DoAsync("POST", path, """{"FunctionName":"api","EventSourceArn":"arn:aws:sqs:eu-central-1:123456789012:jobs"}""");
        var id = Text(created.Json, "UUID");

        var paused = await world.DoAsync("PUT", $"{path}/{id}", """{"Enabled":false}""");
        var listed = (await world.DoAsync("GET", path, query: "FunctionName=api%3Alive"))["EventSourceMappings"]!.AsArray();

        (created.Status, Text(created.Json, "State"), Text(paused, "State")).ShouldBe((202, "Enabled", "Disabled"));
        listed.Select(one => Text(one!, "UUID")).ShouldBe([id]);
        Text(listed[0]!, "FunctionArn").ShouldEndWith(":function:api:live");
        JsonNode.DeepEquals(await world.DoAsync("GET", $"{path}/{id}"), paused).ShouldBeTrue();
        (await world.SendAsync("GET", $"{path}/none")).Code.ShouldBe("ResourceNotFoundException");
        world.Server.Records.ShouldBeClean();
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
