using System.Text.Json.Nodes;
using LocalAws.Lambda;

namespace LocalAws.Tests.Lambda;

/// <summary>The settings of <c>$LATEST</c>: only what is given is changed.</summary>
public sealed class FunctionConfigurationTests
{
    private static readonly FunctionSpec WithEnvironment = new("api") { Configuration = JsonNode.Parse("""{"Environment":{"Variables":{"MODE":"1"}}}""")!.AsObject() };

    [Fact]
    public async Task Only_the_settings_given_are_changed()
    {
        await using var world = await FunctionWorld.StartAsync(WithEnvironment);

        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Timeout":9,"VpcConfig":{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"]}}""");
        world.Settle();
        var shown = await world.ConfigurationAsync();

        shown["Timeout"]!.GetValue<int>().ShouldBe(9);
        Text(shown["Environment"]!["Variables"]!, "MODE").ShouldBe("1");
        Text(shown["VpcConfig"]!, "VpcId").ShouldStartWith("vpc-");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData(EmptyEnvironment.Clear, 200, false)]
    [InlineData(EmptyEnvironment.Keep, 200, true)]
    [InlineData(EmptyEnvironment.Refuse, 400, true)]
    public async Task An_environment_without_variables_does_what_the_world_says(EmptyEnvironment variant, int status, bool stays)
    {
        await using var world = await FunctionWorld.StartAsync(
            WithEnvironment,
            new LambdaOptions { EmptyEnvironment = variant });

        var answer = await world.SendAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Environment":{}}""");

        answer.Status.ShouldBe(status);
        (await world.ConfigurationAsync()).ContainsKey("Environment").ShouldBe(stays);
    }

    [Fact]
    public async Task Without_the_right_to_decrypt_an_error_is_shown_instead_of_the_variables()
    {
        await using var world = await FunctionWorld.StartAsync(WithEnvironment);
        world.Server.Lambda.HideEnvironment("api", "AccessDeniedException", "Lambda was unable to decrypt your environment variables.");

        var environment = (await world.ConfigurationAsync())["Environment"]!.AsObject();

        environment.Select(member => member.Key).ShouldBe(["Error"]);
        Text(environment["Error"]!, "ErrorCode").ShouldBe("AccessDeniedException");
        world.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("""{"Environment":{"Variables":{"AWS_REGION":"x"}}}""", "Reserved keys used in this request: AWS_REGION")]
    [InlineData("""{"FunctionVersion":"1"}""", "unknown member")]
    public async Task Refuses_settings_that_cannot_be(string body, string message)
    {
        await using var world = await FunctionWorld.StartAsync();

        var answer = await world.SendAsync("PUT", $"{FunctionWorld.Api}/configuration", body);

        answer.Status.ShouldBe(400);
        answer.Message.ShouldContain(message);
    }

    [Fact]
    public async Task Only_the_role_of_the_function_is_passed()
    {
        await using var world = await FunctionWorld.StartAsync();

        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Environment":{"Variables":{"Role":"x"}}}""");
        world.Settle();
        await world.DoAsync("PUT", $"{FunctionWorld.Api}/configuration", """{"Role":"arn:aws:iam::123456789012:role/other"}""");

        world.Server.Records.All.Select(record => string.Join(' ', record.Actions))
            .ShouldBe(["lambda:UpdateFunctionConfiguration", "lambda:UpdateFunctionConfiguration iam:PassRole"]);
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
