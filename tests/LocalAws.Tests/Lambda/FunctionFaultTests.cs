using System.Net.Http;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

public sealed class FunctionFaultTests
{
    [Fact]
    public async Task A_slash_behind_the_path_of_a_listing_does_not_matter()
    {
        await using var world = await FunctionWorld.StartAsync();

        (await world.DoAsync("GET", "/2015-03-31/functions/"))["Functions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_requests_have_the_services_own_code()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Faults.Add(new FaultRule(FaultKind.Throttle) { Service = "lambda" });

        var answer = await world.InvokeAsync();

        (answer.Status, answer.Code).ShouldBe((429, "TooManyRequestsException"));
    }

    [Theory]
    [InlineData("lambda:InvokeFunction", "lambda:InvokeFunction on resource: arn:aws:lambda:eu-central-1:123456789012:function:api:live")]
    [InlineData(null, "lambda:InvokeFunction on resource: arn:aws:lambda:eu-central-1:123456789012:function:api:live")]
    public async Task A_denied_call_names_its_action_and_resource(string? action, string text)
    {
        await using var world = await FunctionWorld.StartAsync(new FunctionSpec("api") { Aliases = ["live"] });
        world.Server.Faults.Add(new FaultRule(FaultKind.Deny) { Service = "lambda", Action = action });

        var answer = await world.InvokeAsync(query: "Qualifier=live");

        (answer.Status, answer.Code).ShouldBe((403, "AccessDeniedException"));
        answer.Message.ShouldContain($"is not authorized to perform: {text} because");
        world.Server.Lambda.Invocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invocation_whose_answer_is_lost_has_run()
    {
        await using var world = await FunctionWorld.StartAsync();
        world.Server.Faults.Add(new FaultRule(FaultKind.ResetAfter) { Operation = "Invoke" });

        await Should.ThrowAsync<HttpRequestException>(() => world.InvokeAsync());

        world.Server.Lambda.Invocations.Count.ShouldBe(1);
    }
}
