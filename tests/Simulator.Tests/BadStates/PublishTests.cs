namespace Simulator.Tests.BadStates;

/// <summary>An image gets its tags only behind a build and a scan that both succeeded.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task Nothing_is_published_that_was_not_scanned_and_nothing_is_green_that_was_not_published()
    {
        await using var graph = await Graph.OfReusableAsync("container-build.yml", """{ "images": "[{name: app}]" }""", """{ "detect-changes": { "selected": "{\"all\":[{\"name\":\"app\"}]}" }, "call/report#collect": { "digests": "{}", "images": "{}" } }""");
        foreach (var results in Combinations.Of(["call/plan", "call/build", "call/scan", "call/publish"], Combinations.Results))
        {
            var run = await graph.RunAsync(results);

            var published = run.Jobs.Where(job => job.Id == "publish").All(job => job.Result == "success");
            if (published) results["call/scan"].ShouldBe("success", run.ToString());
            if (published) results["call/build"].ShouldBe("success", run.ToString());
            (run.Result == "success").ShouldBe(results.Values.All(result => result == "success"), run.ToString());
        }
    }
}
