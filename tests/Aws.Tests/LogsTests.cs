namespace Actions.Aws.Tests;

public class LogsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Lists_log_groups_over_several_pages()
    {
        await using var local = await Local.StartAsync();
        foreach (var name in (string[])["/a/1", "/a/2", "/a/3", "/a/4"])
            local.Server.Logs.CreateGroup(name);

        var groups = await local.Session.Logs.DescribeLogGroupsAsync("/a/", Never);

        groups.Select(group => group.LogGroupName).ShouldBe(["/a/1", "/a/2", "/a/3", "/a/4"]);
        groups[0].Arn.ShouldBe("arn:aws:logs:eu-central-1:123456789012:log-group:/a/1:*");
        (await local.Session.Logs.DescribeLogGroupsAsync(null, Never)).Count.ShouldBe(5);
        local.Server.Records.ShouldBeClean();
    }
}
