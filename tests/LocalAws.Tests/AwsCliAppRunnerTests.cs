using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line on services of App Runner.</summary>
public sealed class AwsCliAppRunnerTests
{
    [Fact]
    public async Task Lists_services()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld { AppRunnerServices = { new WorldAppRunnerService("shop", "shop.example") } });

        var services = await new AwsCli(server).RunAsync("apprunner", "list-services");

        services["ServiceSummaryList"]![0]!["ServiceUrl"]!.GetValue<string>().ShouldBe("shop.example");
        server.Records.ShouldBeClean();
    }
}
