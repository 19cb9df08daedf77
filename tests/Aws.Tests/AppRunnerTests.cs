using System.Text.Json.Nodes;
using LocalAws.Faults;

namespace Actions.Aws.Tests;

public class AppRunnerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Lists_the_services_of_all_pages()
    {
        await using var local = await Local.StartAsync();

        var services = await local.Session.AppRunner.ListServicesAsync(Never);

        services.Select(service => service.ServiceName).ShouldBe(Enumerable.Range(1, 7).Select(number => $"shop-{number}"));
        services[6].ServiceUrl.ShouldBe("shop-7.eu-central-1.awsapprunner.com");
        local.Server.Records.Count("apprunner:ListServices").ShouldBe(3);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Describes_a_service_with_its_configurations_whole()
    {
        await using var local = await Local.StartAsync();

        var service = await local.Session.AppRunner.DescribeServiceAsync(await ArnAsync(local), Never);

        service.Status.ShouldBe(AppRunnerServiceStatus.Running);
        service.SourceConfiguration!.ToJsonString().ShouldBe(
            """{"ImageRepository":{"ImageIdentifier":"public.ecr.aws/shop/shop-1:1","ImageRepositoryType":"ECR_PUBLIC"},"AutoDeploymentsEnabled":false}""");
        service.HealthCheckConfiguration!["UnhealthyThreshold"]!.GetValue<int>().ShouldBe(5);
        service.AutoScalingConfigurationSummary!["AutoScalingConfigurationArn"]!.GetValue<string>().ShouldContain(":autoscalingconfiguration/");
    }

    [Fact]
    public async Task Answers_the_operation_that_it_started_with_its_times()
    {
        await using var local = await Local.StartAsync();
        var arn = await ArnAsync(local);

        var id = await local.Session.AppRunner.UpdateServiceAsync(Update(arn), Never);

        var newest = (await local.Session.AppRunner.ListOperationsAsync(arn, 1, Never)).ShouldHaveSingleItem();
        (newest.Id, newest.Type).ShouldBe((id, AppRunnerOperationType.UpdateService));
        newest.StartedAt!.Value.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("UpdateService")]
    [InlineData("StartDeployment")]
    [InlineData("PauseService")]
    public async Task A_lost_answer_makes_one_operation_only(string operation)
    {
        await using var local = await Local.StartAsync();
        var arn = await ArnAsync(local);
        local.Server.Faults.Add(new FaultRule(FaultKind.ResetAfter) { Operation = operation, First = 1 });

        var id = await StartAsync(local.Session.AppRunner, operation, arn);

        var operations = await local.Session.AppRunner.ListOperationsAsync(arn, 20, Never);
        operations.Count.ShouldBe(2);
        operations[0].Id.ShouldBe(id);
        local.Server.Records.Count($"apprunner:{operation}").ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_was_not_executed_is_made_again()
    {
        await using var local = await Local.StartAsync();
        var arn = await ArnAsync(local);
        local.Server.Faults.Add(new FaultRule(FaultKind.ResetBefore) { Operation = "UpdateService", First = 1 });

        var id = await local.Session.AppRunner.UpdateServiceAsync(Update(arn), Never);

        (await local.Session.AppRunner.ListOperationsAsync(arn, 20, Never))[0].Id.ShouldBe(id);
        local.Server.Records.Count("apprunner:UpdateService").ShouldBe(2);
    }

    private static async Task<string> ArnAsync(Local local) => (await local.Session.AppRunner.ListServicesAsync(Never))[0].ServiceArn;

    private static Task<string> StartAsync(IAppRunner runner, string operation, string arn) => operation switch
    {
        "UpdateService" => runner.UpdateServiceAsync(Update(arn), Never),
        "StartDeployment" => runner.StartDeploymentAsync(arn, Never),
        _ => runner.PauseServiceAsync(arn, Never),
    };

    private static AppRunnerUpdate Update(string arn) => new()
    {
        ServiceArn = arn,
        SourceConfiguration = new JsonObject { ["ImageRepository"] = new JsonObject { ["ImageIdentifier"] = Local.Image, ["ImageRepositoryType"] = "ECR" } },
    };
}
