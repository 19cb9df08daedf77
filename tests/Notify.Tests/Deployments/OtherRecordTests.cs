using static Notify.Tests.Deployments.RecordsWorld;

namespace Notify.Tests.Deployments;

/// <summary>A <c>deployment-id</c> or a <c>deployment-record</c> that is about something else, as when the jobs of a matrix overwrite each other's outputs.</summary>
public sealed class OtherRecordTests
{
    [Theory]
    [InlineData("service", "api", "deployment 7 is of 'web' in 'production', not of 'api' in 'production'")]
    [InlineData("environment", "staging", "deployment 7 is of 'web' in 'production', not of 'web' in 'staging'")]
    public async Task The_record_of_another_is_neither_continued_nor_taken_away(string input, string value, string reason)
    {
        await using var world = await StartAsync([Record(7, Deploy, "in_progress")]);

        using var run = await world.RecordAsync("success", ("deployment-id", "7"), ("version", "1.4.0"), (input, value));

        run.Log.ShouldContain(reason);
        run.Outputs["failed-count"].ShouldBe("1");
        world.Records.ShouldHaveSingleItem().States.ShouldBe(["in_progress"]);
        world.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_deploy_action_says_of_others_alone_is_warned_about()
    {
        await using var world = await StartAsync();

        using var run = await world.RecordAsync("success", ("deployment-record", """[{"service":"Web","taskDefinition":"web:7"}]"""));

        run.Log.ShouldContain("::warning::deployment: 'deployment-record' says nothing of 'web', only of 'Web'");
        world.Records.ShouldHaveSingleItem().States.ShouldBe(["success"]);
    }
}
