using Simulator.Tests.Running;

namespace Simulator.Tests.BadStates;

/// <summary>No combination of results brings the job that deploys into a state it must not be in.</summary>
public sealed class DeployTests
{
    private const string With = """{ "kind": "lambda", "function": "worker", "migrate": "lambda", "migrate-service": "migrations", "alarms": "errors", "url": "https://example.com", "health-urls": "https://example.com/", "smoke-command": "./smoke", "package-command": "make", "package-path": "dist" }""";
    private const string Decided = """{ "resolve-environment": { "should-deploy": "true", "environment": "production", "sha": "0123456" }, "lambda-deploy": { "changed": "true", "result": "deployed" }, "call/package#pack": { "artifact": "package-a" } }""";
    private static readonly string[] Steps = ["deploy#Look at the alarms", "deploy#migrate", "deploy#lambda", "deploy#health", "deploy#smoke"];

    [Fact]
    public async Task Nothing_is_deployed_behind_a_plan_or_a_package_that_did_not_succeed()
    {
        await using var graph = await Graph.OfReusableAsync("deploy.yml", With, Decided);
        foreach (var results in Combinations.Of(["call/plan", "call/package"], Combinations.Results))
        {
            var run = await graph.RunAsync(results);

            var hasDeployed = run.Job("call/deploy")!.Result != "skipped";
            hasDeployed.ShouldBe(results.Values.All(result => result == "success"), run.ToString());
        }
    }

    [Fact]
    public async Task Nothing_is_deployed_behind_a_failed_migration_and_what_was_changed_goes_back()
    {
        await using var graph = await Graph.OfReusableAsync("deploy.yml", With, Decided);
        foreach (var results in Combinations.Of([.. Steps.Select(step => $"call/{step}")], ["success", "failure", "cancelled"]))
        {
            var job = (await graph.RunAsync(results)).Job("call/deploy")!;

            job.Environment.ShouldBe("production");
            Result(job, "told").ShouldBe("success", job.ToString());
            if (Result(job, "lambda") != "skipped") Result(job, "migrate").ShouldBe("success", job.ToString());
            if (Result(job, "migrate") != "skipped") Result(job, "Look at the alarms").ShouldBe("success", job.ToString());
            (job.Result == "success").ShouldBe(results.Values.All(result => result == "success"), job.ToString());
            // What the deployment itself undid is not undone twice: its outputs say whether it left something changed.
            (Result(job, "rollback") == "success").ShouldBe(Result(job, "lambda") != "skipped" && job.Result != "success", job.ToString());
        }
    }

    private static string Result(JobAnswer job, string step) => job.Step(step)!.Result;
}
