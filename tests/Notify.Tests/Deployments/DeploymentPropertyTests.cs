using System.Text;
using System.Text.Json.Nodes;
using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;
using Notify.Events;
using Notify.Limits;
using Notify.Sinks.Deployments;
using Notify.Tests.Support;

namespace Notify.Tests.Deployments;

/// <summary>Whatever happens, GitHub takes the record, and keeps what was said.</summary>
public sealed class DeploymentPropertyTests
{
    private static readonly DeploymentWriter Writer = new(new DeploymentSettings { Token = new Secret("t"), Environment = "production", Said = new RecordPayload { Service = "" } }, "1001/1", text => text);

    [Fact]
    public void No_notification_breaks_a_limit()
    {
        var random = new RandomNotifications(6);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var told = random.Next(30, mayBeHuge: trial % 100 == 0);
            var deployment = Writer.Deployment(told, Writer.Payload(told));
            var body = new JsonObject { ["ref"] = deployment.Ref, ["task"] = deployment.Task, ["environment"] = deployment.Environment, ["description"] = deployment.Description, ["payload"] = deployment.Payload.DeepClone() };

            DeploymentRules.WrongCreation(body).ShouldBeNull(body.ToJsonString());
            Encoding.UTF8.GetByteCount(deployment.Payload.ToJsonString()).ShouldBeLessThanOrEqualTo(DeploymentLimits.Payload.Most);
            RecordPayload.Of(deployment.Payload).ShouldNotBeNull().Service.ShouldBe(DeploymentWriter.ServiceOf(told));
            if (Writer.Status(told) is { } status) ShouldBeTaken(status);
        }
    }

    [Fact]
    public async Task What_has_room_is_kept_character_for_character()
    {
        await using var world = await RecordsWorld.StartAsync();
        using var github = new GitHubClient(world.Server.Address, new Secret("test-token"), TimeProvider.System);
        var shop = RepositoryName.Parse("acme/shop");
        var random = new RandomNotifications(7);
        for (var trial = 0; trial < 500; trial++)
        {
            var told = random.Next(4) with { Status = NotificationStatus.Failure };

            var id = await github.CreateDeploymentAsync(shop, Writer.Deployment(told, Writer.Payload(told)), default);
            await github.CreateStatusAsync(shop, id, Writer.Status(told)!, default);

            var kept = world.Records[^1];
            var payload = RecordPayload.Of(JsonNode.Parse(kept.Payload)).ShouldNotBeNull();
            (payload.Service, payload.Version, payload.Previous).ShouldBe((told.Service ?? "shop", told.Version, told.PreviousVersion));
            if (told.Reason is { Length: < 100 } reason) kept.Statuses[^1].Description.ShouldBe($"failed: {reason}");
            if (told.EnvironmentUrl is { Length: <= 2_000 } url) kept.Statuses[^1].EnvironmentUrl.ShouldBe(url);
        }
    }

    [Fact]
    public void Every_limit_is_in_the_table() => DeploymentLimits.All.ShouldBeSubsetOf(LimitTable.All);

    private static void ShouldBeTaken(NewDeploymentStatus status)
    {
        var body = new JsonObject { ["state"] = status.State, ["description"] = status.Description, ["log_url"] = status.LogUrl, ["environment_url"] = status.EnvironmentUrl };
        DeploymentRules.WrongStatus(body).ShouldBeNull(body.ToJsonString());
        status.Description.Length.ShouldBeLessThanOrEqualTo(DeploymentLimits.Description.Most);
    }
}
