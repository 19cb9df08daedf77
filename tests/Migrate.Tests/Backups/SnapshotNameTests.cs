using Actions.Aws;
using Migrate.Backups;

namespace Migrate.Tests.Backups;

/// <summary>Identifiers of snapshots.</summary>
public sealed class SnapshotNameTests
{
    [Theory]
    [InlineData("shop", "0123456789abcdef", "77-1", "shop-0123456789ab-77-1")]
    [InlineData("Shop--DB_", "v1.2.3-", "77-1", "shop-db-v1-2-3-77-1")]
    [InlineData("7days", "", "77-1", "s7days-77-1")]
    public void Are_of_database_version_run_and_attempt(string database, string version, string moment, string expected) =>
        SnapshotName.Of(new RdsDatabase(RdsKind.Instance, database), version, moment).ShouldBe(expected);

    [Theory]
    [InlineData(RdsKind.Instance, 255)]
    [InlineData(RdsKind.Cluster, 63)]
    public void Are_cut_to_what_RDS_allows_and_stay_different(RdsKind kind, int most)
    {
        var common = new string('x', 300);
        var one = SnapshotName.Of(new RdsDatabase(kind, common + "1"), "abc", "77-1");
        var other = SnapshotName.Of(new RdsDatabase(kind, common + "2"), "abc", "77-1");
        one.Length.ShouldBeLessThanOrEqualTo(most);
        one.ShouldEndWith("-abc-77-1");
        one.ShouldMatch("^(?!.*--)[a-z][a-z0-9-]*[a-z0-9]$");
        one.ShouldNotBe(other);
    }
}
