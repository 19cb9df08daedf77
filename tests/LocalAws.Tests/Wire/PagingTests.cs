using System.Text.Json.Nodes;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Wire;

public sealed class PagingTests : IAsyncLifetime
{
    private const string Read = """{"logGroupName":"/a","logStreamName":"s"}""";

    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var world = new LocalWorld { LogGroups = { "/a", "/b", "/c", "/d" }, LogEventPageSize = 4 };
        for (var i = 0; i < 7; i++)
            world.Parameters.Add(new WorldParameter($"/shop/p{i}", $"{i}"));
        _server = await LocalAwsServer.StartAsync(world);
        for (var i = 0; i < 10; i++)
            _server.Logs.Append("/a", "s", DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(i), $"line {i}");
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Gives_a_listing_in_pages_of_three()
    {
        var names = new List<string>();
        string? token = null;
        var pages = 0;
        do
        {
            var body = new JsonObject { ["Path"] = "/shop", ["NextToken"] = token };
            var answer = (await _client.SsmAsync("GetParametersByPath", body.ToJsonString())).Json;
            names.AddRange(answer["Parameters"]!.AsArray().Select(one => one!["Name"]!.GetValue<string>()));
            token = answer["NextToken"]?.GetValue<string>();
            pages++;
        }
        while (token is not null);

        names.ShouldBe(Enumerable.Range(0, 7).Select(i => $"/shop/p{i}"));
        pages.ShouldBe(3);
    }

    [Fact]
    public async Task Refuses_a_token_of_another_listing()
    {
        var token = (await _client.SsmAsync("GetParametersByPath", """{"Path":"/shop"}""")).Json["NextToken"]!.GetValue<string>();

        var answer = await _client.SsmAsync("GetParametersByPath", new JsonObject { ["Path"] = "/", ["Recursive"] = true, ["NextToken"] = token }.ToJsonString());

        answer.Code.ShouldBe("InvalidNextToken");
    }

    [Fact]
    public async Task Refuses_a_token_it_never_gave() =>
        (await _client.LogsAsync("DescribeLogGroups", """{"nextToken":"abc"}""")).Code.ShouldBe("InvalidParameterException");

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 6)]
    public async Task Reads_a_log_forward_until_the_same_token_comes_back(bool emptyPages, int pages)
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { LogGroups = { "/a" }, LogEventPageSize = 4, EmptyLogPages = emptyPages });
        for (var i = 0; i < 10; i++)
            server.Logs.Append("/a", "s", DateTimeOffset.UnixEpoch.AddYears(50), $"line {i}");
        using var client = new RawClient(server);
        var lines = new List<string>();
        string? token = null;
        while (true)
        {
            var body = JsonNode.Parse(Read)!;
            body["startFromHead"] = true;
            body["nextToken"] = token;
            var answer = (await client.LogsAsync("GetLogEvents", body.ToJsonString())).Json;
            lines.AddRange(answer["events"]!.AsArray().Select(one => one!["message"]!.GetValue<string>()));
            var next = answer["nextForwardToken"]!.GetValue<string>();
            if (next == token)
                break;
            token = next;
        }

        lines.ShouldBe(Enumerable.Range(0, 10).Select(i => $"line {i}"));
        server.Records.Count("logs:GetLogEvents").ShouldBe(pages);
    }

    [Fact]
    public async Task Shows_lines_written_after_the_end_was_reached()
    {
        var end = (await _client.LogsAsync("GetLogEvents", Read)).Json["nextForwardToken"]!.GetValue<string>();
        _server.Logs.Append("/a", "s", DateTimeOffset.UtcNow, "late");

        var body = JsonNode.Parse(Read)!;
        body["nextToken"] = end;
        var answer = (await _client.LogsAsync("GetLogEvents", body.ToJsonString())).Json;

        answer["events"]!.AsArray().Single()!["message"]!.GetValue<string>().ShouldBe("late");
    }

    [Fact]
    public async Task Begins_with_the_newest_lines_and_reads_backward()
    {
        var answer = (await _client.LogsAsync("GetLogEvents", Read)).Json;
        answer["events"]!.AsArray().Select(one => one!["message"]!.GetValue<string>()).ShouldBe(["line 6", "line 7", "line 8", "line 9"]);

        var body = JsonNode.Parse(Read)!;
        body["nextToken"] = answer["nextBackwardToken"]!.DeepClone();
        answer = (await _client.LogsAsync("GetLogEvents", body.ToJsonString())).Json;
        answer["events"]!.AsArray().Select(one => one!["message"]!.GetValue<string>()).ShouldBe(["line 2", "line 3", "line 4", "line 5"]);
    }

    [Fact]
    public async Task Names_a_missing_group_and_a_missing_stream()
    {
        (await _client.LogsAsync("GetLogEvents", """{"logGroupName":"/none","logStreamName":"s"}""")).Message.ShouldBe("The specified log group does not exist.");
        (await _client.LogsAsync("GetLogEvents", """{"logGroupName":"/a","logStreamName":"none"}""")).Message.ShouldBe("The specified log stream does not exist.");
    }
}
