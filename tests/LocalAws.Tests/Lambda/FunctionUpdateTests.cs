using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

/// <summary>States and revisions of <c>$LATEST</c>.</summary>
public sealed class FunctionUpdateTests
{
    private const string ResourceArn = "arn:aws:lambda:eu-central-1:123456789012:function:api";
    private static readonly byte[] NewCode = FunctionZip.Of(("index.js", "2"));

    [Fact]
    public async Task An_update_is_in_progress_for_its_time_and_each_step_is_a_new_revision()
    {
        await using var world = await FunctionWorld.StartAsync(options: new LambdaOptions { UpdateTime = TimeSpan.FromSeconds(3) });
        var before = await world.ConfigurationAsync();

        var started = (await world.UpdateCodeAsync(NewCode)).Json;
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        var during = await world.ConfigurationAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await world.ConfigurationAsync();

        Statuses(before, started, during, after).ShouldBe(["Successful", "InProgress", "InProgress", "Successful"]);
        Texts("RevisionId", before, started, during, after).Distinct().Count().ShouldBe(3);
        Text(during, "RevisionId").ShouldBe(Text(started, "RevisionId"));
        Text(after, "CodeSha256").ShouldBe(Convert.ToBase64String(SHA256.HashData(NewCode)));
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("PUT", "/code", """{"ZipFile":"UEs="}""")]
    [InlineData("PUT", "/configuration", """{"Timeout":5}""")]
    [InlineData("POST", "/versions", "{}")]
    public async Task Nothing_else_is_changed_while_an_update_runs(string method, string path, string body)
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.UpdateCodeAsync(NewCode);

        var answer = await world.SendAsync(method, FunctionWorld.Api + path, body);

        (answer.Status, answer.Code).ShouldBe((409, "ResourceConflictException"));
        answer.Message.ShouldBe($"The operation cannot be performed at this time. An update is in progress for resource: {ResourceArn}");
    }

    [Fact]
    public async Task A_new_function_is_pending_and_then_active()
    {
        await using var world = await FunctionWorld.StartAsync();
        var zip = Convert.ToBase64String(NewCode);
        var created = await world.SendAsync(
            "POST", "/2015-03-31/functions",
            $$"""{ "FunctionName":"worker","Role":"arn:aws:iam::123456789012:role/r","Runtime":"nodejs22.x","Handler":"index.handler","Tags":{"team":"shop"},"Code":{"ZipFile":"{{zip}}"} }""");
        var refused = await world.SendAsync("POST", "/2015-03-31/functions/worker/versions", "{}");
        world.Settle();
        var shown = await world.DoAsync("GET", "/2015-03-31/functions/worker");

        (created.Status, Text(created.Json, "State"), Text(created.Json, "StateReasonCode")).ShouldBe((201, "Pending", "Creating"));
        refused.Code.ShouldBe("ResourceConflictException");
        Text(shown["Configuration"]!, "State").ShouldBe("Active");
        Text(shown["Configuration"]!, "RevisionId").ShouldNotBe(Text(created.Json, "RevisionId"));
        Text(shown["Tags"]!, "team").ShouldBe("shop");
        world.Server.Records.Calls("lambda:CreateFunction").Single().Actions.ShouldBe(["lambda:CreateFunction", "lambda:TagResource", "iam:PassRole"]);
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("PUT", "/code", "\"ZipFile\":\"UEs=\"")]
    [InlineData("PUT", "/configuration", "\"Timeout\":5")]
    [InlineData("POST", "/versions", "\"Description\":\"x\"")]
    public async Task A_revision_that_is_not_the_latest_is_refused(string method, string path, string members)
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = await world.SendAsync(method, FunctionWorld.Api + path, $$"""{"RevisionId":"gone",{{members}}}""");

        (answer.Status, answer.Code).ShouldBe((412, "PreconditionFailedException"));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_revision_that_is_the_latest_is_taken()
    {
        await using var world = await FunctionWorld.StartAsync();
        var revision = Text(await world.ConfigurationAsync(), "RevisionId");

        (await world.UpdateCodeAsync(NewCode, $$""","RevisionId":"{{revision}}" """)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_scripted_update_fails_with_its_code_and_the_old_code_goes_on_running()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Zip = FunctionZip.Behaving("""{"answer":"old"}""") });
        world.Server.Lambda.Script("api", UpdateOutcome.Fails("InvalidSubnet", "The subnet is gone."));

        await world.UpdateCodeAsync(FunctionZip.Behaving("""{"answer":"new"}"""));
        world.Settle();
        var failed = await world.ConfigurationAsync();

        Texts("LastUpdateStatus", failed).ShouldBe(["Failed"]);
        (Text(failed, "LastUpdateStatusReasonCode"), Text(failed, "LastUpdateStatusReason")).ShouldBe(("InvalidSubnet", "The subnet is gone."));
        (await world.InvokeAsync()).Body.ShouldBe("\"old\"");
        (await world.UpdateCodeAsync(NewCode)).Status.ShouldBe(200);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_stuck_update_never_ends()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Lambda.Script("api", UpdateOutcome.Stuck);

        await world.UpdateCodeAsync(NewCode);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Statuses(await world.ConfigurationAsync()).ShouldBe(["InProgress"]);
    }

    [Fact]
    public async Task Somebody_else_changes_the_function_before_a_call()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Lambda.Interfere(new Interference("api", "UpdateFunctionCode"));
        var revision = Text(await world.ConfigurationAsync(), "RevisionId");

        var first = await world.UpdateCodeAsync(NewCode, $$""","RevisionId":"{{revision}}" """);
        var again = Text(await world.ConfigurationAsync(), "RevisionId");
        var second = await world.UpdateCodeAsync(NewCode, $$""","RevisionId":"{{again}}" """);

        (first.Status, second.Status).ShouldBe((412, 200));
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static IEnumerable<string> Texts(string member, params JsonObject[] shown) => shown.Select(one => Text(one, member));

    private static IEnumerable<string> Statuses(params JsonObject[] shown) => Texts("LastUpdateStatus", shown);
}
