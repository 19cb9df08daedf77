using Simulator.Tests.Running;
using Simulator.Tests.Scenarios;
using Testing;

namespace Simulator.Tests.Completeness;

/// <summary>Over all situations each job and step of the reusable workflows runs, and what has a condition is also left out because of it. What never does stands in a file, with the reason.</summary>
public sealed class CompletenessTests
{
    private static readonly string Exceptions = Repository.File("tests", "Simulator.Tests", "Completeness", "exceptions.yml");

    [Fact]
    public async Task Every_job_and_step_runs_and_is_left_out()
    {
        var missing = Missing(await JobsAsync()).Order(StringComparer.Ordinal).ToList();

        missing.ShouldBe(YamlData.Read(Exceptions)!.AsObject().Select(exception => exception.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_changes_an_environment_on_a_pull_request()
    {
        foreach (var run in (await PlayedAsync()).Where(run => (string)run.Scenario.Question["github"]!["event_name"]! == "pull_request"))
            run.Answer.Jobs.Where(job => job.Environment is not null).ShouldBeEmpty(run.Scenario.Says);
    }

    [Fact]
    public async Task What_changes_AWS_stands_in_a_job_with_an_environment_and_a_call_has_only_one()
    {
        foreach (var run in await PlayedAsync())
        {
            run.Answer.Jobs.Where(job => job.Environment is null && job.Steps.Any(step => step.HasRun && Changes(step))).ShouldBeEmpty(run.Scenario.Says);
            foreach (var call in run.Answer.Jobs.Where(job => job.Environment is not null).GroupBy(job => job.Path[..job.Path.LastIndexOf('/')]))
                call.Select(job => job.Environment).Distinct().Count().ShouldBe(1, run.Scenario.Says);
        }
    }

    private static bool Changes(StepAnswer step) => step.Uses?.Split('@')[0].Split('/')[^1] is "ecs-deploy" or "lambda-deploy" or "apprunner-deploy" or "rollback" or "migrate";

    private static IEnumerable<string> Missing(IReadOnlyList<JobAnswer> jobs) => jobs.GroupBy(job => $"{Path.GetFileName(job.File).Split('@')[0]} {job.Id}").SelectMany(job =>
    {
        var ran = job.Where(one => one.Steps.Count > 0).ToList();
        string[] own =
        [
            .. ran.Count > 0 ? [] : new[] { $"{job.Key}: never runs" },
            .. job.First().HasCondition && job.All(one => one.Result != "skipped") ? [$"{job.Key}: is never left out"] : Array.Empty<string>(),
        ];
        return own.Concat(ran.SelectMany(one => one.Steps).GroupBy(step => $"{job.Key} / {step.Name}").SelectMany(MissingOf));
    });

    private static IEnumerable<string> MissingOf(IGrouping<string, StepAnswer> step)
    {
        if (step.All(one => !one.HasRun)) yield return $"{step.Key}: never runs";
        if (step.First().HasCondition && step.All(one => one.HasRun)) yield return $"{step.Key}: is never left out";
    }

    private static async Task<IReadOnlyList<JobAnswer>> JobsAsync() =>
        [.. (await PlayedAsync()).SelectMany(run => run.Answer.Jobs).Where(job => job.File.StartsWith("org/actions/", StringComparison.Ordinal))];

    private static async Task<IReadOnlyList<PlayedScenario>> PlayedAsync() => [.. await ScenarioFolder.OfReusable.PlayedAsync(), .. await ScenarioFolder.OfSystems.PlayedAsync()];
}
