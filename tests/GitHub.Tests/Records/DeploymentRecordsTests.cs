using Actions.GitHub;
using Actions.Toolkit;
using LocalGitHub;

namespace GitHub.Tests.Records;

/// <summary>Deployment records of an environment, over real HTTP.</summary>
public sealed class DeploymentRecordsTests : IAsyncDisposable
{
    private readonly List<string> told = [];
    private readonly List<IAsyncDisposable> servers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
    }

    [Fact]
    public async Task Only_those_of_this_suite_are_read_once_there_is_one()
    {
        var records = await RecordsAsync(Of(1, "web", "deploy", "success"), Of(2, "web", RecordTask.Deploy, "success"), Of(3, null, "deploy", "success"), Of(4, "web", RecordTask.Rollback, "success"));

        (await records.ListAsync(default)).Select(record => record.Deployment.Id).ShouldBe([4L, 2L]);
        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Until_then_those_of_others_are_read_beside_the_ways_back_and_that_is_said_once()
    {
        var records = await RecordsAsync(Of(1, "web", "deploy", "success"), Of(2, null, "deploy", "success"), Of(3, "web", RecordTask.Rollback, "success"));

        await records.ListAsync(default);
        records.Refresh();

        (await records.ListAsync(default)).Select(record => record.Deployment.Id).ShouldBe([3L, 2L, 1L]);
        told.ShouldBe(["No deployment to 'production' was recorded by this suite (task suite-deploy), so those that GitHub itself and others recorded are read."]);
    }

    [Fact]
    public async Task An_environment_without_any_record_is_no_news()
    {
        var records = await RecordsAsync();

        (await records.ListAsync(default)).ShouldBeEmpty();
        (await records.FindLastAsync("web", default)).ShouldBeNull();
        (await records.FindRollbackInProgressAsync("web", default)).ShouldBeNull();
        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_record_of_a_service_comes_with_its_state_and_the_run_that_set_it()
    {
        var records = await RecordsAsync(Of(1, "web", RecordTask.Deploy, "in_progress", "failure"), Of(2, "api", RecordTask.Deploy, "in_progress"));

        var web = (await records.FindLastAsync("web", default)).ShouldNotBeNull();
        (web.Id, web.State, web.IsUnfinished, web.LogUrl).ShouldBe((1L, "failure", false, "https://github.com/acme/shop/actions/runs/1"));
        (await records.FindLastAsync(null, default)).ShouldNotBeNull().IsUnfinished.ShouldBeTrue();
        (await records.FindLastAsync("worker", default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_ran_before_a_run_is_the_newest_success_that_is_not_its_own()
    {
        var records = await RecordsAsync(
            Of(1, "web", RecordTask.Deploy, "success", "inactive"),
            Of(2, "web", RecordTask.Deploy, "failure"),
            Of(3, "api", RecordTask.Deploy, "success"),
            Of(4, "web", RecordTask.Deploy, "success") with { Payload = """{"service":"web","run":"1001/1"}""" });

        (await records.FindLastSuccessAsync("web", "1001/1", null, default)).ShouldNotBeNull().Id.ShouldBe(1);
        (await records.FindLastSuccessAsync("web", "1001/2", null, default)).ShouldNotBeNull().Id.ShouldBe(4);
        (await records.FindLastSuccessAsync("worker", null, null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_GitHub_records_of_the_same_run_is_not_what_ran_before()
    {
        var records = await RecordsAsync(
            Of(1, "web", "deploy", "success") with { Payload = "{}", LogUrl = "https://github.com/acme/shop/actions/runs/1" },
            Of(2, "web", "deploy", "success") with { Payload = "{}", LogUrl = "https://github.com/acme/shop/actions/runs/1001/job/7" });

        (await records.FindLastSuccessAsync("web", "1001/1", "https://github.com/acme/shop/actions/runs/1001", default)).ShouldNotBeNull().Id.ShouldBe(1);
    }

    [Theory]
    [InlineData("success", true, false)]
    [InlineData("success inactive", true, true)]
    [InlineData("success inactive inactive", true, true)]
    [InlineData("in_progress inactive", false, false)]
    [InlineData("success failure", false, false)]
    [InlineData("success failure inactive", false, false)]
    [InlineData("", false, false)]
    public async Task A_success_that_a_later_one_ended_was_a_success(string states, bool succeeded, bool superseded)
    {
        var records = await RecordsAsync(Of(1, "web", RecordTask.Deploy, states.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        var record = await records.ReadAsync((await records.ListAsync(default))[0], default);

        (record.Succeeded, record.IsSuperseded).ShouldBe((succeeded, superseded));
    }

    [Theory]
    [InlineData("r:in_progress", 1)]
    [InlineData("r:success", null)]
    [InlineData("r:in_progress d:success", null)]
    [InlineData("r:in_progress d:failure", 1)]
    [InlineData("r:in_progress r:failure", null)]
    [InlineData("d:in_progress", null)]
    [InlineData("d:success r:queued", 2)]
    public async Task A_way_back_is_in_progress_until_the_service_has_got_anywhere(string oldestFirst, int? open)
    {
        var records = await RecordsAsync([.. oldestFirst.Split(' ').Select((text, at) =>
            Of(at + 1, "web", text[0] == 'r' ? RecordTask.Rollback : RecordTask.Deploy, text[2..])), Of(9, "api", RecordTask.Deploy, "success")]);

        ((int?)(await records.FindRollbackInProgressAsync("web", default))?.Id).ShouldBe(open);
        ((int?)(await records.FindRollbackInProgressAsync(null, default))?.Id).ShouldBe(open);
        (await records.FindRollbackInProgressAsync("api", default)).ShouldBeNull();
    }

    private static LocalDeployment Of(long id, string? service, string task, params string[] states) => new(id, "production", new string('a', 40), states)
    {
        Task = task,
        Payload = service is null ? "{}" : $$"""{"service":"{{service}}"}""",
        LogUrl = $"https://github.com/acme/shop/actions/runs/{id}",
    };

    private async Task<DeploymentRecords> RecordsAsync(params IReadOnlyList<LocalDeployment> deployments)
    {
        var server = await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["token"] = ["deployments: read"] },
            Deployments = deployments,
        });
        var client = new GitHubClient(server.Address, new Secret("token"), TimeProvider.System);
        servers.Add(server);
        return new DeploymentRecords(client, RepositoryName.Parse("acme/shop"), "production", told.Add);
    }
}
