using System.Text.Json.Nodes;
using LocalAws.Faults;

namespace Actions.Aws.Tests;

public class SchedulerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_schedule_survives_the_change_of_one_member()
    {
        await using var local = await Local.StartAsync();
        var before = await local.Session.Scheduler.GetScheduleAsync("hourly", "shop", Never);
        var changed = (JsonObject)before.DeepClone();
        changed["Target"]!["EcsParameters"]!["TaskDefinitionArn"] = "arn:aws:ecs:eu-central-1:123456789012:task-definition/api:2";

        var arn = await local.Session.Scheduler.UpdateScheduleAsync(changed, Never);

        arn.ShouldBe("arn:aws:scheduler:eu-central-1:123456789012:schedule/shop/hourly");
        var after = await local.Session.Scheduler.GetScheduleAsync("hourly", "shop", Never);
        ScheduleContent.ToRequest(after).ToJsonString().ShouldBe(ScheduleContent.ToRequest(changed).ToJsonString());
        after["StartDate"]!.ToJsonString().ShouldBe("1735689600.5");
        local.Server.Records.Calls("scheduler:UpdateSchedule").Single().Actions.ShouldBe(["scheduler:UpdateSchedule", "iam:PassRole"]);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Puts_each_member_where_it_belongs()
    {
        await using var session = await Session.StartAsync();

        await session.Value.Scheduler.GetScheduleAsync("a_b-c.d", "g&=é", Never);
        await session.Value.Scheduler.UpdateScheduleAsync(
            new JsonObject { ["Name"] = "x", ["GroupName"] = "g", ["Arn"] = "only read", ["Description"] = "grüß" }, Never);

        var read = session.Aws.Requests[^2];
        (read.Method, read.Path, read.Body).ShouldBe(("GET", "/schedules/a_b-c.d?groupName=g%26%3D%C3%A9", ""));
        read.Headers.ContainsKey("X-Amz-Target").ShouldBeFalse();
        var write = session.Aws.Requests[^1];
        (write.Method, write.Path, write.Headers["Content-Type"]).ShouldBe(("PUT", "/schedules/x", "application/json"));
        write.Json.Select(member => member.Key).ShouldBe(["GroupName", "Description", "ClientToken"]);
        write.Body.ShouldContain("grüß");
        write.Headers["Authorization"].ShouldContain("/eu-central-1/scheduler/aws4_request");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("arn:aws:x+y%20z")]
    [InlineData("grüß?x=1&y#z")]
    public async Task A_name_that_needs_encoding_arrives_signed_and_whole(string name)
    {
        await using var local = await Local.StartAsync();

        var refused = await Should.ThrowAsync<AwsException>(() => local.Session.Scheduler.GetScheduleAsync(name, null, Never));

        refused.Code.ShouldBe("ValidationException", "no schedule can have this name");
        var record = local.Server.Records.Calls("scheduler:GetSchedule").ShouldHaveSingleItem();
        record.Signature.ShouldBe("valid");
        record.Parameters!["Name"]!.GetValue<string>().ShouldBe(name);
    }

    [Fact]
    public async Task The_same_update_has_the_same_client_token()
    {
        await using var local = await Local.StartAsync();
        await local.Session.Scheduler.UpdateScheduleAsync(Local.Schedule(), Never);
        await local.Session.Scheduler.UpdateScheduleAsync(Local.Schedule(), Never);
        var other = Local.Schedule();
        other["State"] = "DISABLED";
        await local.Session.Scheduler.UpdateScheduleAsync(other, Never);

        var tokens = local.Server.Records.Calls("scheduler:UpdateSchedule").Select(record => record.Parameters!["ClientToken"]!.GetValue<string>()).ToList();

        tokens[1].ShouldBe(tokens[0]);
        tokens[2].ShouldNotBe(tokens[0]);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Lists_over_several_pages()
    {
        await using var local = await Local.StartAsync();
        for (var i = 0; i < 5; i++)
            local.Server.Schedules.Put("night", $"s{i}", LocalAws.Scheduler.SchedulerService.SettingsOf(Local.Schedule()));

        var schedules = await local.Session.Scheduler.ListSchedulesAsync("night", Never);

        schedules.Select(schedule => schedule.Name).ShouldBe(["s0", "s1", "s2", "s3", "s4"]);
        schedules[0].Target!.Arn.ShouldBe("arn:aws:ecs:eu-central-1:123456789012:cluster/main");
        (await local.Session.Scheduler.ListSchedulesAsync(null, Never)).Count.ShouldBe(6);
        local.Server.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.TruncatedBody)]
    public async Task Trouble_is_survived(FaultKind kind)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Service = "scheduler", First = 2 });
        (await local.Session.Scheduler.UpdateScheduleAsync(Local.Schedule(), Never)).ShouldEndWith("/hourly");
        local.Server.Records.Count("scheduler:*").ShouldBe(3);
    }

    [Fact]
    public async Task Names_a_schedule_that_does_not_exist()
    {
        await using var local = await Local.StartAsync();
        var missing = await Should.ThrowAsync<AwsException>(() => local.Session.Scheduler.GetScheduleAsync("none", null, Never));
        missing.Code.ShouldBe("ResourceNotFoundException");
        missing.Message.ShouldContain("scheduler:GetSchedule failed for schedule none of group default");
        missing.Message.ShouldContain("Schedule none does not exist (HTTP 404, request id ");
        missing.Remedy!.ShouldContain("Check the name");
    }
}
