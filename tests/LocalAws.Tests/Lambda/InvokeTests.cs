using LocalAws.Lambda;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Lambda;

/// <summary>What a function does is said by its code: a recorded one behaves as <c>behaviour.json</c> in its zip says.</summary>
public sealed class InvokeTests
{
    private static readonly (string, string) Asynchronous = ("x-amz-invocation-type", "Event");

    [Fact]
    public async Task The_version_that_is_asked_for_answers()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"answer":{"version":1}}""", "live");
        await world.PublishAsync("""{"answer":{"version":2}}""");

        var (latest, second, live) = (await world.InvokeAsync(), await world.InvokeAsync(query: "Qualifier=2"), await world.InvokeAsync(query: "Qualifier=live"));

        ((string[])[latest.Body, second.Body, live.Body]).ShouldBe(["""{"version":2}""", """{"version":2}""", """{"version":1}"""]);
        ((string[])[latest.Headers["X-Amz-Executed-Version"], live.Headers["X-Amz-Executed-Version"]]).ShouldBe(["$LATEST", "1"]);
        latest.Headers.ContainsKey("X-Amz-Function-Error").ShouldBeFalse();
        world.Server.Records.Calls("lambda:Invoke")[0].Actions.ShouldBe(["lambda:InvokeFunction"]);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_function_that_fails_answers_200_with_the_error()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"error":{"type":"TypeError","message":"boom"}}""");

        var answer = await world.InvokeAsync();

        (answer.Status, answer.Headers["X-Amz-Function-Error"]).ShouldBe((200, "Unhandled"));
        answer.Body.ShouldBe("""{"errorType":"TypeError","errorMessage":"boom"}""");
        world.Server.Lambda.Invocations.Single().Error.ShouldBe("TypeError: boom");
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task The_first_rule_that_fits_the_event_counts()
    {
        await using var world = await FunctionWorld.BehavingAsync("""[{"event":{"kind":"bad"},"error":"no"},{"answer":"yes"}]""");

        (await world.InvokeAsync("""{"kind":"bad","more":1}""")).Headers.ContainsKey("X-Amz-Function-Error").ShouldBeTrue();
        (await world.InvokeAsync("""{"kind":"good"}""")).Body.ShouldBe("\"yes\"");
    }

    [Fact]
    public async Task Rules_of_the_world_tell_versions_apart_by_number_and_code()
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        var code = (await world.ConfigurationAsync())["CodeSha256"]!.GetValue<string>();
        world.Server.Lambda.SetRules(
            "api",
            new FunctionRule { Version = "1", Answer = "one" },
            new FunctionRule { CodeSha256 = code, Answer = "by code" });

        (await world.InvokeAsync(query: "Qualifier=live")).Body.ShouldBe("\"one\"");
        (await world.InvokeAsync()).Body.ShouldBe("\"by code\"");
    }

    [Fact]
    public async Task A_share_of_the_invocations_fails()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"error":"now and then","percent":30}""");

        for (var i = 0; i < 300; i++)
            await world.InvokeAsync();

        world.Server.Lambda.Invocations.Count(one => one.Error is not null).ShouldBeInRange(60, 120);
    }

    [Fact]
    public async Task A_function_that_takes_too_long_is_ended()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"answer":1,"duration":"10s"}""");

        var invoke = world.InvokeAsync();
        await Eventually.ShouldAsync(() => world.Clock.AdvanceUntil(() => invoke.IsCompleted, TimeSpan.FromSeconds(5)) || invoke.IsCompleted);

        (await invoke).Json["errorMessage"]!.GetValue<string>().ShouldEndWith("Task timed out after 3.00 seconds");
        world.Server.Lambda.Invocations.Single().Duration.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task An_event_is_accepted_and_repeated_twice_when_it_fails()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"error":"boom"}""");

        var answer = await world.InvokeAsync(headers: Asynchronous);
        await Eventually.ShouldAsync(() => world.Server.Lambda.Invocations.Count == 1);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.ShouldAsync(() => world.Server.Lambda.Invocations.Count == 2);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.ShouldAsync(() => world.Server.Lambda.Invocations.Count == 3);

        (answer.Status, answer.Body).ShouldBe((202, ""));
        world.Server.Lambda.Invocations.Select(one => one.RequestId).Distinct().Count().ShouldBe(1);
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task A_dry_run_runs_nothing()
    {
        await using var world = await FunctionWorld.BehavingAsync("""{"error":"boom","log":["ran"]}""");

        var answer = await world.InvokeAsync(headers: ("x-amz-invocation-type", "DryRun"));

        (answer.Status, answer.Body).ShouldBe((204, ""));
        world.Server.Lambda.Invocations.Single().Type.ShouldBe("DryRun");
        world.Server.Logs.GroupExists("/aws/lambda/api").ShouldBeFalse();
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("not json", "", 400, "InvalidRequestContentException")]
    [InlineData("{}", "Qualifier=none", 404, "ResourceNotFoundException")]
    [InlineData("{}", "Qualifier=7", 404, "ResourceNotFoundException")]
    public async Task Refuses(string payload, string query, int status, string code)
    {
        await using var world = await FunctionWorld.BehavingAsync("{}");

        var answer = await world.InvokeAsync(payload, query);

        (answer.Status, answer.Code).ShouldBe((status, code));
        world.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Too_large_an_event_is_refused()
    {
        await using var world = await FunctionWorld.BehavingAsync("{}");

        (await world.InvokeAsync($"\"{new string('a', 6291456)}\"")).Code.ShouldBe("RequestTooLargeException");
        (await world.InvokeAsync($"\"{new string('a', 1048576)}\"", headers: Asynchronous)).Code.ShouldBe("RequestTooLargeException");
        (await world.InvokeAsync($"\"{new string('a', 1048576)}\"")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_version_that_is_not_active_yet_does_not_run()
    {
        await using var world = await FunctionWorld.BehavingAsync("{}");
        await world.DoAsync("POST", $"{FunctionWorld.Api}/versions", "{}");

        var early = await world.InvokeAsync(query: "Qualifier=1");
        world.Settle();

        (early.Status, early.Code).ShouldBe((409, "ResourceConflictException"));
        (await world.InvokeAsync(query: "Qualifier=1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_function_with_no_concurrency_at_all_is_throttled()
    {
        await using var world = await FunctionWorld.BehavingAsync("{}");
        await world.DoAsync("PUT", "/2017-10-31/functions/api/concurrency", """{"ReservedConcurrentExecutions":0}""");

        var answer = await world.InvokeAsync();

        (answer.Status, answer.Code).ShouldBe((429, "TooManyRequestsException"));
        (await world.DoAsync("GET", "/2019-09-30/functions/api/concurrency"))["ReservedConcurrentExecutions"]!.GetValue<int>().ShouldBe(0);
        world.Server.Records.ShouldBeClean();
    }
}
