namespace Actions.Aws.Tests;

public class AppRunnerTests
{
    [Fact]
    public async Task Lists_the_services_of_all_pages()
    {
        await using var local = await Local.StartAsync();

        var services = await local.Session.AppRunner.ListServicesAsync(CancellationToken.None);

        services.Select(service => service.ServiceName).ShouldBe(Enumerable.Range(1, 7).Select(number => $"shop-{number}"));
        services[6].ServiceUrl.ShouldBe("shop-7.eu-central-1.awsapprunner.com");
        local.Server.Records.Count("apprunner:ListServices").ShouldBe(3);
        local.Server.Records.ShouldBeClean();
    }
}
