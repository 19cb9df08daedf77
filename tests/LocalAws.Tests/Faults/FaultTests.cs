using System.Text.Json.Nodes;
using LocalAws.Faults;
using LocalAws.Tests.Kit;
using LocalAws.Wire;

namespace LocalAws.Tests.Faults;

public sealed class FaultTests
{
    private const string Put = """{"Name":"/a","Value":"1","Type":"String","Overwrite":true}""";

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(50)]
    public void Throttles_the_given_share_within_three_points(int percent)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var book = new FaultBook(seed, [new FaultRule(FaultKind.Throttle) { Percent = percent }]);
            var share = Draws(book, "DescribeServices", 2000).Count(struck => struck) / 20.0;
            share.ShouldBe(percent, 3, $"seed {seed}");
        }
    }

    [Fact]
    public void Draws_the_same_for_the_same_seed_and_differently_for_another()
    {
        var rule = new FaultRule(FaultKind.Throttle) { Percent = 50 };
        var first = Draws(new FaultBook(7, [rule]), "DescribeServices", 100);

        Draws(new FaultBook(7, [rule]), "DescribeServices", 100).ShouldBe(first);
        Draws(new FaultBook(8, [rule]), "DescribeServices", 100).ShouldNotBe(first);
    }

    [Fact]
    public void Draws_for_one_operation_whatever_other_operations_come_in_between()
    {
        var rule = new FaultRule(FaultKind.Throttle) { Percent = 50 };
        var alone = Draws(new FaultBook(7, [rule]), "DescribeServices", 50);

        var mixed = new FaultBook(7, [rule]);
        var drawn = Enumerable.Range(0, 50).Select(i =>
        {
            Draws(mixed, "DescribeTasks", i % 3);
            return Draws(mixed, "DescribeServices", 1)[0];
        });

        drawn.ShouldBe(alone);
    }

    [Fact]
    public void Strikes_only_the_calls_a_rule_names()
    {
        var book = new FaultBook(1, [new FaultRule(FaultKind.ResetAfter) { Service = "ecs", Operation = "Run*", Nth = 2 }]);

        Draws(book, "DescribeTasks", 3).ShouldBe([false, false, false]);
        Draws(book, "RunTask", 4).ShouldBe([false, true, false, false]);
    }

    [Fact]
    public async Task Loses_the_answer_of_a_call_that_was_executed()
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { new FaultRule(FaultKind.ResetAfter) { Operation = "PutParameter", Nth = 1 } } });
        using var client = new RawClient(server);

        await Should.ThrowAsync<HttpRequestException>(() => client.SsmAsync("PutParameter", Put));

        server.Parameters.Find("/a").ShouldBe("1");
        var record = server.Records.All.Single();
        (record.Executed, record.Status, record.Fault).ShouldBe((true, 0, "ResetAfter"));
        server.Records.Writes().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task Breaks_the_connection(FaultKind kind)
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { new FaultRule(kind) } });
        using var client = new RawClient(server);

        await Should.ThrowAsync<HttpRequestException>(() => client.SsmAsync("PutParameter", Put));

        server.Records.All.Single().Executed.ShouldBe(kind == FaultKind.TruncatedBody);
    }

    [Theory]
    [InlineData(FaultKind.Throttle, 400, "ThrottlingException")]
    [InlineData(FaultKind.Error500, 500, "InternalFailure")]
    [InlineData(FaultKind.Error503, 503, "ServiceUnavailable")]
    [InlineData(FaultKind.Deny, 400, "AccessDeniedException")]
    public async Task Answers_an_error_instead_of_executing(FaultKind kind, int status, string code)
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { new FaultRule(kind) { Action = "ssm:Put*", First = 1 } } });
        using var client = new RawClient(server);

        var refused = await client.SsmAsync("PutParameter", Put);
        var accepted = await client.SsmAsync("PutParameter", Put);

        (refused.Status, refused.Code).ShouldBe((status, code));
        accepted.Status.ShouldBe(200);
        server.Records.Executed("ssm:PutParameter").ShouldBe(1);
        server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Denies_in_the_words_of_the_service()
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { new FaultRule(FaultKind.Deny) } });
        using var client = new RawClient(server);

        (await client.SsmAsync("PutParameter", Put)).Message.ShouldBe(
            "User: arn:aws:iam::123456789012:user/local is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:eu-central-1:123456789012:parameter/a because no identity-based policy allows the ssm:PutParameter action");
    }

    [Fact]
    public async Task Never_answers_a_request_that_hangs()
    {
        var hang = new FaultRule(FaultKind.Hang);
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { hang } });
        using var client = new RawClient(server);

        var call = client.SsmAsync("PutParameter", Put);
        await Eventually.ShouldAsync(() => server.Faults.Seen(hang) == 1);
        (await Task.WhenAny(call, Task.Delay(300, TestContext.Current.CancellationToken))).ShouldNotBe(call);
        client.Dispose();

        await Should.ThrowAsync<TaskCanceledException>(() => call);
        await Eventually.ShouldAsync(() => server.Records.Count("*") == 1);
        server.Records.All.Single().Executed.ShouldBeFalse();
        server.Parameters.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Denies_a_passed_role_by_its_own_action()
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { new FaultRule(FaultKind.Deny) { Action = "iam:PassRole" } } });
        using var client = new RawClient(server);

        const string register = """{"family":"api","taskRoleArn":"arn:aws:iam::123456789012:role/app","containerDefinitions":[{"name":"app","image":"x:1"}]}""";
        var refused = await client.EcsAsync("RegisterTaskDefinition", register);

        refused.Message.ShouldContain("not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/app because");
        (await client.EcsAsync("DescribeClusters", "{}")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(FaultKind.HtmlPage, 502, "<html>", false)]
    [InlineData(FaultKind.InvalidBody, 200, "{\"unfinished\"", true)]
    public async Task Answers_what_is_not_the_protocol(FaultKind kind, int status, string body, bool executed)
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Faults = { new FaultRule(kind) } });
        using var client = new RawClient(server);

        var answer = await client.SsmAsync("PutParameter", Put);

        answer.Status.ShouldBe(status);
        answer.Body.ShouldStartWith(body);
        server.Records.All.Single().Executed.ShouldBe(executed);
    }

    [Fact]
    public async Task Delays_the_answer_and_lets_later_rules_strike()
    {
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld
        {
            Faults = { new FaultRule(FaultKind.Latency) { Delay = TimeSpan.FromMilliseconds(80) }, new FaultRule(FaultKind.Throttle) },
        });
        using var client = new RawClient(server);

        (await client.SsmAsync("PutParameter", Put)).Code.ShouldBe("ThrottlingException");

        server.Records.All.Single().DurationMilliseconds.ShouldBeGreaterThan(75);
    }

    private static List<bool> Draws(FaultBook book, string operation, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => book.Decide(new ApiCall("ecs", operation, new JsonObject(), new Caller("1", "a"), "r"), []).Rule is not null)];
}
