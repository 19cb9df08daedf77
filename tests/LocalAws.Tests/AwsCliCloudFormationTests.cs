using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on stacks.</summary>
public sealed class AwsCliCloudFormationTests
{
    [Fact]
    public async Task Describes_a_stack()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { Stacks = { new WorldStack("shop", new Dictionary<string, string> { ["Url"] = "https://shop.example" }) } });

        var stacks = await new AwsCli(server).RunAsync("cloudformation", "describe-stacks", "--stack-name", "shop");

        stacks["Stacks"]![0]!["Outputs"]![0]!["OutputValue"]!.GetValue<string>().ShouldBe("https://shop.example");
        server.Records.ShouldBeClean();
    }
}
