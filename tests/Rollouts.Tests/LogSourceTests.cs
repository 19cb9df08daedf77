using System.Text.Json.Nodes;

namespace Actions.Rollouts.Tests;

public sealed class LogSourceTests
{
    [Theory]
    [InlineData("""{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/shop","awslogs-stream-prefix":"web"}}""", "/ecs/shop web/app/7f3")]
    [InlineData("""{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/shop"}}""", "the log driver awslogs")]
    [InlineData("""{"logDriver":"awsfirelens"}""", "the log driver awsfirelens")]
    [InlineData("null", null)]
    public void Where_a_log_goes_is_told(string configuration, string? told)
    {
        var definition = new JsonObject { ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = "app", ["logConfiguration"] = JsonNode.Parse(configuration) }) };

        LogSource.Of(definition, "app", "7f3")?.ToString().ShouldBe(told);
    }

    [Fact]
    public void Only_streams_of_CloudWatch_can_be_read() =>
        LogSource.Of(JsonNode.Parse("""{"containerDefinitions":[{"name":"app","logConfiguration":{"logDriver":"awsfirelens"}}]}""")!.AsObject(), "app", "7f3")!.Stream.ShouldBeNull();
}
