using System.Diagnostics;
using LocalAws.Faults;

namespace Actions.Aws.Tests;

/// <summary>What is repeated, what is looked for, what is left alone.</summary>
public class TroubleTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData(FaultKind.Throttle, 30)]
    [InlineData(FaultKind.Throttle, 50)]
    [InlineData(FaultKind.ResetBefore, 30)]
    [InlineData(FaultKind.ResetAfter, 30)]
    [InlineData(FaultKind.Error500, 30)]
    [InlineData(FaultKind.HtmlPage, 30)]
    [InlineData(FaultKind.TruncatedBody, 30)]
    [InlineData(FaultKind.InvalidBody, 30)]
    public async Task Forty_of_forty_reads_and_writes_succeed(FaultKind kind, double percent)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Percent = percent });
        for (var i = 1; i <= 10; i++)
        {
            (await local.Ecs.DescribeServicesAsync("main", ["api"], Never)).Services.ShouldHaveSingleItem();
            (await local.Session.Ssm.GetParameterAsync("/shop/url", withDecryption: false, Never)).Value.ShouldBe("https://shop.example");
            (await local.Ecs.RegisterTaskDefinitionAsync(Local.Definition($"v{i}"), Never)).TaskDefinition.Revision.ShouldBe(i + 1);
            (await local.Ecs.UpdateServiceAsync(new() { Cluster = "main", Service = "api", TaskDefinition = $"api:{i + 1}" }, Never))
                .TaskDefinition.ShouldEndWith($"/api:{i + 1}");
        }
        local.Server.Records.All.Count(record => record.Fault is not null).ShouldBeGreaterThan(5);
        local.Server.Records.ShouldBeClean();
        local.Server.Records.Executed("ecs:RegisterTaskDefinition").ShouldBe(10);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.InvalidBody)]
    public async Task A_registration_whose_answer_was_lost_is_found_and_not_repeated(FaultKind kind)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Operation = "RegisterTaskDefinition", Nth = 1 });
        var registered = await local.Ecs.RegisterTaskDefinitionAsync(Local.Definition("2"), Never);
        registered.TaskDefinition.TaskDefinitionArn.ShouldEndWith(":task-definition/api:2");
        registered.TaskDefinition.Revision.ShouldBe(2);
        local.Server.Records.Executed("ecs:RegisterTaskDefinition").ShouldBe(1);
    }

    [Fact]
    public async Task A_registration_that_was_lost_before_it_was_done_is_repeated()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetBefore) { Operation = "RegisterTaskDefinition", Nth = 1 });
        (await local.Ecs.RegisterTaskDefinitionAsync(Local.Definition("2"), Never)).TaskDefinition.Revision.ShouldBe(2);
        local.Server.Records.Count("ecs:RegisterTaskDefinition").ShouldBe(2);
        local.Server.Records.Executed("ecs:RegisterTaskDefinition").ShouldBe(1);
    }

    [Fact]
    public async Task A_forced_deployment_whose_answer_was_lost_is_found_and_not_repeated()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "UpdateService", Nth = 1 });
        var before = (await local.Ecs.DescribeServicesAsync("main", ["api"], Never)).Services[0].Deployments.Single(one => one.Status == "PRIMARY").Id;
        var service = await local.Ecs.UpdateServiceAsync(
            new() { Cluster = "main", Service = "api", TaskDefinition = "api:1", ForceNewDeployment = true }, Never);
        service.Deployments.Single(one => one.Status == "PRIMARY").Id.ShouldNotBe(before);
        local.Server.Records.Executed("ecs:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task A_task_whose_answer_was_lost_is_started_once()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "RunTask", Nth = 1 });
        var request = new RunTaskRequest
        {
            Cluster = "main", TaskDefinition = "api:1", ClientToken = local.Session.ClientTokens.For("migrate", "api:1"), StartedBy = "migrate",
        };
        var task = (await local.Ecs.RunTaskAsync(request, Never)).Tasks.ShouldHaveSingleItem();
        (await local.Ecs.ListTasksAsync(new() { Cluster = "main", StartedBy = "migrate" }, Never)).ShouldBe([task.TaskArn]);
        local.Server.Records.Count("ecs:RunTask").ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_whose_answer_was_lost_is_found_and_not_repeated()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "StopTask", Nth = 1 });
        var run = await local.Ecs.RunTaskAsync(new() { Cluster = "main", TaskDefinition = "api:1", ClientToken = "token" }, Never);
        var stopped = await local.Ecs.StopTaskAsync("main", run.Tasks[0].TaskArn, "enough", Never);
        stopped.DesiredStatus.ShouldBe("STOPPED");
        local.Server.Records.Executed("ecs:StopTask").ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_to_a_hook_that_was_lost_is_found_and_not_repeated()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.ResetAfter) { Operation = "ContinueServiceDeployment", Nth = 1 });
        var (arn, hook) = await local.PausedDeploymentAsync();
        await local.Ecs.ContinueServiceDeploymentAsync(arn, hook, LifecycleHookAction.Continue, Never);
        local.Server.Records.Count("ecs:ContinueServiceDeployment").ShouldBe(1);
    }

    [Fact]
    public async Task A_hook_answered_already_takes_the_same_answer_again_but_no_other()
    {
        await using var local = await Local.StartAsync();
        var (arn, hook) = await local.PausedDeploymentAsync();
        await local.Ecs.ContinueServiceDeploymentAsync(arn, hook, LifecycleHookAction.Continue, Never);

        await local.Ecs.ContinueServiceDeploymentAsync(arn, hook, LifecycleHookAction.Continue, Never);
        var refused = await Should.ThrowAsync<AwsException>(() => local.Ecs.ContinueServiceDeploymentAsync(arn, hook, LifecycleHookAction.Rollback, Never));
        refused.Code.ShouldBe("InvalidParameterException");
        (await Should.ThrowAsync<AwsException>(() => local.Ecs.ContinueServiceDeploymentAsync(arn, "ecs-pause-none", LifecycleHookAction.Continue, Never)))
            .Code.ShouldBe("InvalidParameterException");
    }

    [Fact]
    public async Task A_client_token_makes_another_session_of_the_same_step_start_nothing_new()
    {
        await using var local = await Local.StartAsync();
        using var later = await local.NewSessionAsync();
        var first = await local.Ecs.RunTaskAsync(Task(local.Session), Never);
        var second = await later.Ecs.RunTaskAsync(Task(later), Never);
        second.Tasks[0].TaskArn.ShouldBe(first.Tasks[0].TaskArn);

        static RunTaskRequest Task(AwsSession session) =>
            new() { Cluster = "main", TaskDefinition = "api:1", ClientToken = session.ClientTokens.For("migrate", "api:1") };
    }

    [Fact]
    public async Task Throttling_without_end_is_given_up_after_two_minutes_and_said_to_be_throttling()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Throttle) { Operation = "UpdateService" });
        var start = local.Time.GetTimestamp();
        var error = await Should.ThrowAsync<AwsException>(() => local.Ecs.UpdateServiceAsync(new() { Cluster = "main", Service = "api" }, Never));
        error.IsThrottled.ShouldBeTrue();
        error.Outcome.ShouldBe(CallOutcome.NotDone);
        error.Remedy!.ShouldContain("slow down");
        local.Time.GetElapsedTime(start).ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public async Task A_refusal_is_not_repeated()
    {
        await using var local = await Local.StartAsync();
        var error = await Should.ThrowAsync<AwsException>(() => local.Ecs.UpdateServiceAsync(new() { Cluster = "main", Service = "none" }, Never));
        error.Code.ShouldBe("ServiceNotFoundException");
        local.Server.Records.Count("ecs:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_call_returns_at_once()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Latency) { Operation = "DescribeServices", Delay = TimeSpan.FromSeconds(30) });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        await Should.ThrowAsync<OperationCanceledException>(() => local.Ecs.DescribeServicesAsync("main", ["api"], cancel.Token));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Lists_are_read_to_their_end_or_to_the_cap()
    {
        await using var local = await Local.StartAsync();
        for (var i = 2; i <= 8; i++)
            await local.Ecs.RegisterTaskDefinitionAsync(Local.Definition($"{i}"), Never);
        var all = await local.Ecs.ListTaskDefinitionsAsync("api", "ACTIVE", 100, Never);
        all.Select(arn => arn.Split(':')[^1]).ShouldBe(["8", "7", "6", "5", "4", "3", "2", "1"]);
        (await local.Ecs.ListTaskDefinitionsAsync("api", "ACTIVE", 4, Never)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_last_log_lines_come_in_order()
    {
        await using var local = await Local.StartAsync();
        for (var i = 0; i < 25; i++)
            local.Server.Logs.Append("/ecs/api", "api/app/1", DateTimeOffset.UtcNow.AddSeconds(i - 60), $"line {i}");
        var last = await local.Session.Logs.GetLogEventsAsync("/ecs/api", "api/app/1", 10, Never);
        last.Select(line => line.Message).ShouldBe(Enumerable.Range(15, 10).Select(i => $"line {i}"));
        (await local.Session.Logs.GetLogEventsAsync("/ecs/api", "api/app/1", 100, Never)).Count.ShouldBe(25);
        (await local.Session.Logs.FilterLogEventsAsync(new() { LogGroupName = "/ecs/api" }, Never)).Count.ShouldBe(25);
    }

    [Fact]
    public async Task A_decrypted_parameter_is_masked()
    {
        await using var local = await Local.StartAsync();
        (await local.Session.Ssm.GetParameterAsync("/shop/key", withDecryption: true, Never)).Value.ShouldBe("very-secret-value");
        local.Masked("very-secret-value").ShouldBeTrue();
        local.Masked("https://shop.example").ShouldBeFalse();
    }
}
