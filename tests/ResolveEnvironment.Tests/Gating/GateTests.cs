using LocalGitHub;
using ResolveEnvironment.Tests.Events;
using Testing;

namespace ResolveEnvironment.Tests.Gating;

/// <summary>The deployment records of production stand in the way or not, over HTTP against the local GitHub. The run is number 1001.</summary>
public class GateTests
{
    private const string Other = "https://github.com/acme/shop/actions/runs/2002";
    private const string Own = "https://github.com/acme/shop/actions/runs/1001";

    [Theory]
    [InlineData("success", true)]
    [InlineData("inactive", true)]
    [InlineData("failure", false)]
    [InlineData("error", false)]
    [InlineData("in_progress", false)]
    [InlineData("queued", false)]
    [InlineData("pending", false)]
    [InlineData(null, false)]
    public async Task The_last_deployment_must_have_ended_and_not_with_failure(string? state, bool passes)
    {
        using var run = await ResolveAsync([Record(1, "success"), Record(2, state)]);

        run.ExitCode.ShouldBe(passes ? 0 : 1, run.Log);
        run.Outputs["should-deploy"].ShouldBe(passes ? "true" : "false");
        run.Outputs["environment"].ShouldBe(passes ? "production" : "");
        run.Outputs["result"].ShouldBe(passes ? "deploy" : "blocked");
        if (!passes) run.Log.ShouldContain($"deployment record 2 of 2026-01-01 02:00 UTC, {state ?? "without a status"}, by {Other}");
    }

    [Fact]
    public async Task An_older_failure_is_over()
    {
        using var run = await ResolveAsync([Record(1, "failure"), Record(2, "success")]);

        DefaultMappingTests.ShouldDeployTo(run, "production", "-web");
        run.Log.ShouldContain("Gate: the last deployment ended with success: deployment record 2");
    }

    [Fact]
    public async Task The_first_deployment_ever_passes()
    {
        using var run = await ResolveAsync([]);

        DefaultMappingTests.ShouldDeployTo(run, "production", "-web");
        run.Log.ShouldContain("no deployment of web to production is recorded yet");
    }

    [Fact]
    public async Task Other_components_and_environments_are_in_nobody_elses_way()
    {
        using var run = await ResolveAsync([Record(1, "success"), Record(2, "failure", service: "api"), Record(3, "failure", environment: "staging")]);

        DefaultMappingTests.ShouldDeployTo(run, "production", "-web");
    }

    [Theory]
    [InlineData("failure", "the last deployment failed: deployment record 5")]
    [InlineData("in_progress", "the last deployment has not ended: deployment record 5")]
    public async Task Without_a_component_the_newest_record_of_each_counts(string state, string reason)
    {
        using var run = await ResolveAsync([Record(4, "success", service: "api"), Record(5, state, service: "api"), Record(6, "success")], ("component", ""));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldStartWith(reason);
    }

    [Fact]
    public async Task Without_a_component_what_every_service_got_over_is_over()
    {
        using var run = await ResolveAsync([Record(3, "failure"), Record(4, "in_progress", service: "api"), Record(5, "success", service: "api"), Record(6, "success")], ("component", ""));

        DefaultMappingTests.ShouldDeployTo(run, "production");
    }

    [Fact]
    public async Task A_hotfix_of_everything_waits_for_the_one_that_is_under_way()
    {
        using var run = await ResolveAsync([Record(5, "in_progress", service: "api"), Record(6, "failure")], ("component", ""), ("hotfix", "true"), ("hotfix-reason", "payments fail"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldStartWith("the last deployment has not ended: deployment record 5");
    }

    [Theory]
    [InlineData("failure")]
    [InlineData("in_progress")]
    public async Task A_run_that_is_run_again_is_not_in_its_own_way(string state)
    {
        using var told = await ResolveAsync([Record(1, state) with { LogUrl = Own }]);
        using var killed = await ResolveAsync([Record(1, null) with { Payload = """{"service":"web","run":"1001/1"}""" }]);

        DefaultMappingTests.ShouldDeployTo(told, "production", "-web");
        DefaultMappingTests.ShouldDeployTo(killed, "production", "-web");
    }

    [Theory]
    [InlineData("hotfix", "payments fail", "this is a hotfix: payments fail")]
    [InlineData("rollback", "", "this run brings an earlier version back")]
    public async Task A_hotfix_and_a_rollback_pass_what_failed(string input, string reason, string why)
    {
        using var run = await ResolveAsync([Record(1, "failure")], (input, "true"), ("hotfix-reason", reason));

        DefaultMappingTests.ShouldDeployTo(run, "production", "-web");
        run.Outputs["overridden"].ShouldBe("gate");
        run.Log.ShouldContain(why);
    }

    [Theory]
    [InlineData("hotfix", "in_progress", false)]
    [InlineData("hotfix", "queued", false)]
    [InlineData("hotfix", null, false)]
    [InlineData("rollback", "in_progress", true)]
    public async Task Only_a_rollback_passes_a_deployment_under_way(string input, string? state, bool passes)
    {
        using var run = await ResolveAsync([Record(1, state)], (input, "true"), ("hotfix-reason", "payments fail"));

        run.ExitCode.ShouldBe(passes ? 0 : 1, run.Log);
        run.Outputs["result"].ShouldBe(passes ? "deploy" : "blocked");
        run.Outputs["overridden"].ShouldBe(passes ? "gate" : "");
    }

    [Theory]
    [InlineData("false", "false")]
    [InlineData("true", "false")]
    [InlineData("false", "true")]
    public async Task A_rollback_under_way_stops_everybody(string hotfix, string rollback)
    {
        using var run = await ResolveAsync([Record(1, "success"), Record(2, "in_progress") with { Task = "suite-rollback" }], ("hotfix", hotfix), ("hotfix-reason", "payments fail"), ("rollback", rollback));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Outputs["reason"].ShouldBe($"a rollback is under way: deployment record 2 of 2026-01-01 02:00 UTC, in_progress, by {Other}");
    }

    [Fact]
    public async Task A_rollback_that_ended_well_lets_the_next_deployment_come()
    {
        using var run = await ResolveAsync([Record(1, "failure"), Record(2, "success") with { Task = "suite-rollback" }]);

        DefaultMappingTests.ShouldDeployTo(run, "production", "-web");
    }

    [Fact]
    public async Task A_rollback_that_failed_does_not()
    {
        using var run = await ResolveAsync([Record(1, "failure"), Record(2, "failure") with { Task = "suite-rollback" }]);

        run.ExitCode.ShouldBe(1, run.Log);
    }

    [Theory]
    [InlineData("success", true)]
    [InlineData("failure", false)]
    public async Task Where_nothing_is_recorded_by_us_GitHubs_own_records_count_and_that_is_said(string state, bool passes)
    {
        using var run = await ResolveAsync([new LocalDeployment(1, "production", Situation.Commit, state) { LogUrl = Other + "/job/5" }]);

        run.ExitCode.ShouldBe(passes ? 0 : 1, run.Log);
        run.Log.ShouldContain("so those that GitHub itself and others recorded are read");
    }

    [Fact]
    public async Task What_cannot_be_found_out_is_refused()
    {
        using var down = await ResolveAsync([Record(1, "success")], FaultKind.ServerError);
        using var unknown = await ResolveAsync([Record(1, "success")], permissions: "contents: read");
        using var noToken = await Situation.Push("main").ResolveAsync(("require-previous-success", "true"));

        down.ExitCode.ShouldBe(1, down.Log);
        down.Outputs["result"].ShouldBe("refused");
        down.Log.ShouldContain("::error::Nothing is deployed: it could not be found out: ");
        unknown.ExitCode.ShouldBe(2, unknown.Log);
        unknown.Log.ShouldContain("deployments: read");
        noToken.ExitCode.ShouldBe(2, noToken.Log);
        noToken.Log.ShouldContain("Input 'token': 'require-previous-success: true' asks GitHub for the deployment records and needs a token");
        foreach (var run in (ActionRun[])[down, unknown, noToken]) run.Outputs["should-deploy"].ShouldBe("false");
    }

    [Fact]
    public async Task Nothing_is_asked_where_nothing_is_deployed()
    {
        await using var github = await StartAsync([Record(1, "failure")], null, "deployments: read");
        using var run = await (Situation.Push("feature/x") with { Api = github.Address }).ResolveAsync(("require-previous-success", "true"), ("token", "test-token"));

        DefaultMappingTests.ShouldDeployTo(run, "");
        github.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_others_wrote_into_a_record_does_not_act()
    {
        using var run = await ResolveAsync([Record(1, "failure") with { LogUrl = "javascript:$(id)`::error::x" }]);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldEndWith("by javascript???id????error??x");
    }

    [Fact]
    public async Task The_address_of_the_run_in_the_way_is_told_whole()
    {
        var address = $"https://github.example.com/{new string('o', 39)}/{new string('r', 100)}/actions/runs/123456789012";
        using var run = await ResolveAsync([Record(1, "failure") with { LogUrl = address }]);

        run.Outputs["reason"].ShouldEndWith($"by {address}");
    }

    private static LocalDeployment Record(long id, string? state, string service = "web", string environment = "production") => new(id, environment, Situation.Commit, state is null ? [] : [state])
    {
        Task = "suite-deploy",
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(id),
        Payload = $$"""{"service":"{{service}}","run":"2002/1"}""",
        LogUrl = state is null ? "" : Other,
    };

    private static Task<ActionRun> ResolveAsync(IReadOnlyList<LocalDeployment> records, params (string Name, string Value)[] inputs) => ResolveAsync(records, null, "deployments: read", inputs);

    private static async Task<ActionRun> ResolveAsync(IReadOnlyList<LocalDeployment> records, FaultKind? fault = null, string permissions = "deployments: read", params (string Name, string Value)[] inputs)
    {
        await using var github = await StartAsync(records, fault, permissions);
        return await (Situation.Push("main") with { Api = github.Address }).ResolveAsync([("require-previous-success", "true"), ("component", "web"), ("token", "test-token"), .. inputs]);
    }

    private static Task<LocalGitHubServer> StartAsync(IReadOnlyList<LocalDeployment> records, FaultKind? fault, string permissions) => LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
        Private = new HashSet<string> { "acme/shop" },
        Tokens = new Dictionary<string, IReadOnlyList<string>> { ["test-token"] = [permissions] },
        Deployments = records,
        Faults = fault is { } kind ? [new FaultRule(kind)] : [],
    });
}
