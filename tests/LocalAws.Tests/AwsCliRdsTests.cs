using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line makes, reads and deletes snapshots.</summary>
public sealed class AwsCliRdsTests
{
    [Theory]
    [InlineData("db-snapshot", "db-instance", "DBSnapshot")]
    [InlineData("db-cluster-snapshot", "db-cluster", "DBClusterSnapshot")]
    public async Task A_snapshot_is_made_with_its_tags_shown_and_deleted(string snapshot, string database, string member)
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync();
        server.Snapshots.Databases.Add("shop");
        server.Snapshots.Duration = TimeSpan.FromHours(1);
        foreach (var number in (int[])[1, 2, 3, 4])
            server.Snapshots.Add(member.Replace("Snapshot", "", StringComparison.Ordinal) is "DB" ? "DBInstance" : "DBCluster", $"older-{number}", "shop", [], DateTimeOffset.UnixEpoch);
        var aws = new AwsCli(server);

        await aws.RunAsync("rds", $"create-{snapshot}", $"--{snapshot}-identifier", "shop-1", $"--{database}-identifier", "shop", "--tags", "Key=suite:run,Value=1");
        var shown = await aws.RunAsync("rds", $"describe-{snapshot}s", $"--{snapshot}-identifier", "shop-1");
        var all = await aws.RunAsync("rds", $"describe-{snapshot}s", $"--{database}-identifier", "shop");
        await aws.RunAsync("rds", $"delete-{snapshot}", $"--{snapshot}-identifier", "older-1");

        var one = shown[$"{member}s"]!.AsArray().ShouldHaveSingleItem()!;
        (one["Status"]!.GetValue<string>(), one["PercentProgress"]!.GetValue<int>()).ShouldBe(("creating", 0));
        one["TagList"]!.ToJsonString().ShouldBe("""[{"Key":"suite:run","Value":"1"}]""");
        all[$"{member}s"]!.AsArray().Count.ShouldBe(5);
        server.Snapshots.All.Select(left => left.Identifier).ShouldNotContain("older-1");
        server.Records.ShouldBeClean();
    }
}
