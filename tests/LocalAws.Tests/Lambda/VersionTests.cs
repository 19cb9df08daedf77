using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

public sealed class VersionTests
{
    private const string Versions = $"{FunctionWorld.Api}/versions";

    [Fact]
    public async Task A_version_is_pending_then_active_and_never_changes()
    {
        await using var world = await FunctionWorld.StartAsync();
        var published = await world.SendAsync("POST", Versions, """{"Description":"first"}""");
        world.Settle();
        var before = await world.ConfigurationAsync("Qualifier=1");
        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Description":"other","Timeout":9}""");
        world.Settle();
        var after = await world.ConfigurationAsync("Qualifier=1");

        (published.Status, Text(published.Json, "Version"), Text(published.Json, "State")).ShouldBe((201, "1", "Pending"));
        (Text(after, "State"), Text(after, "Description"), after["Timeout"]!.GetValue<int>()).ShouldBe(("Active", "first", 3));
        Text(after, "FunctionArn").ShouldEndWith(":function:api:1");
        JsonNode.DeepEquals(before, after).ShouldBeTrue();
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Publishing_without_a_change_gives_the_last_version_again()
    {
        await using var world = await FunctionWorld.StartAsync();
        var first = await world.PublishAsync("""{"answer":1}""");

        var again = await world.DoAsync("POST", Versions, """{"Description":"another text"}""");
        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Timeout":9}""");
        world.Settle();
        var changed = await world.DoAsync("POST", Versions, "{}");

        (first, Text(again, "Version"), Text(changed, "Version")).ShouldBe(("1", "1", "2"));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Publishing_other_code_than_expected_is_refused()
    {
        await using var world = await FunctionWorld.StartAsync();
        var present = Text(await world.ConfigurationAsync(), "CodeSha256");

        var refused = await world.SendAsync("POST", Versions, """{"CodeSha256":"AAAA"}""");
        var taken = await world.SendAsync("POST", Versions, $$"""{"CodeSha256":"{{present}}"}""");

        (refused.Status, refused.Code, taken.Status).ShouldBe((400, "InvalidParameterValueException", 201));
        refused.Message.ShouldContain("is different from current CodeSHA256 in $LATEST");
    }

    [Fact]
    public async Task An_update_may_publish_at_once()
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = (await world.UpdateCodeAsync(FunctionZip.Of(("a", "b")), ",\"Publish\":true")).Json;

        Text(answer, "Version").ShouldBe("1");
    }

    [Fact]
    public async Task Versions_are_listed_in_pages()
    {
        await using var world = await FunctionWorld.StartAsync();
        foreach (var answer in (int[])[1, 2, 3])
            await world.PublishAsync($$"""{"answer":{{answer}}}""");

        var first = await world.DoAsync("GET", Versions);
        var second = await world.DoAsync("GET", Versions, query: $"Marker={Uri.EscapeDataString(Text(first, "NextMarker"))}");

        first["Versions"]!.AsArray().Concat(second["Versions"]!.AsArray()).Select(one => Text(one!, "Version")).ShouldBe(["$LATEST", "1", "2", "3"]);
        (await world.SendAsync("GET", Versions, query: "Marker=made-up")).Code.ShouldBe("InvalidParameterValueException");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_version_that_an_alias_uses_is_not_deleted()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        var unused = await world.PublishAsync("""{"answer":2}""");

        var refused = await world.SendAsync("DELETE", FunctionWorld.Api, query: "Qualifier=1");
        var deleted = await world.SendAsync("DELETE", FunctionWorld.Api, query: $"Qualifier={unused}");
        var gone = await world.SendAsync("GET", $"{FunctionWorld.Api}/configuration", query: $"Qualifier={unused}");

        (refused.Status, refused.Code).ShouldBe((409, "ResourceConflictException"));
        refused.Message.ShouldContain("[live]");
        deleted.Status.ShouldBe(204);
        (gone.Status, gone.Code).ShouldBe((404, "ResourceNotFoundException"));
        Text(await world.DoAsync("POST", Versions, "{}"), "Version").ShouldBe("3", "numbers are not used again");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("PUT", "/code", "", """{"ZipFile":"UEs="}""", "only $LATEST can be updated")]
    [InlineData("DELETE", "", "Qualifier=%24LATEST", "", "$LATEST version cannot be deleted")]
    [InlineData("GET", "/configuration", "Qualifier=2", "", "does not match")]
    public async Task Refuses_the_wrong_qualifier(string method, string path, string query, string body, string message)
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        var name = method == "DELETE" ? "api" : "api%3A1";

        var answer = await world.SendAsync(method, $"/2015-03-31/functions/{name}{path}", body, query);

        (answer.Status, answer.Code).ShouldBe((400, "InvalidParameterValueException"));
        answer.Message.ShouldContain(message);
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
