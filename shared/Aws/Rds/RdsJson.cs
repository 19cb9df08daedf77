using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>Source-generated JSON of RDS: members are named as in the model. Forms and XML are made of it and into it.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateDbSnapshotInput))]
[JsonSerializable(typeof(DbSnapshotOutput))]
[JsonSerializable(typeof(DescribeDbSnapshotsInput))]
[JsonSerializable(typeof(DescribeDbSnapshotsOutput))]
[JsonSerializable(typeof(DeleteDbSnapshotInput))]
[JsonSerializable(typeof(CreateDbClusterSnapshotInput))]
[JsonSerializable(typeof(DbClusterSnapshotOutput))]
[JsonSerializable(typeof(DescribeDbClusterSnapshotsInput))]
[JsonSerializable(typeof(DescribeDbClusterSnapshotsOutput))]
[JsonSerializable(typeof(DeleteDbClusterSnapshotInput))]
internal sealed partial class RdsJson : JsonSerializerContext;

internal sealed record RdsTag(string Key, string Value);

internal sealed record CreateDbSnapshotInput(
    [property: JsonPropertyName("DBSnapshotIdentifier")] string Snapshot, [property: JsonPropertyName("DBInstanceIdentifier")] string Instance, IReadOnlyList<RdsTag> Tags);

internal sealed record DescribeDbSnapshotsInput(
    [property: JsonPropertyName("DBInstanceIdentifier")] string? Instance, [property: JsonPropertyName("DBSnapshotIdentifier")] string? Snapshot, string SnapshotType, string? Marker);

internal sealed record DeleteDbSnapshotInput([property: JsonPropertyName("DBSnapshotIdentifier")] string Snapshot);

internal sealed record DbSnapshotOutput([property: JsonPropertyName("DBSnapshot")] DbSnapshot? Snapshot);

internal sealed record DescribeDbSnapshotsOutput([property: JsonPropertyName("DBSnapshots")] IReadOnlyList<DbSnapshot>? Snapshots, string? Marker);

internal sealed record DbSnapshot(
    [property: JsonPropertyName("DBSnapshotIdentifier")] string Identifier,
    [property: JsonPropertyName("DBSnapshotArn")] string? Arn,
    [property: JsonPropertyName("DBInstanceIdentifier")] string? Instance,
    string? Status,
    int? PercentProgress,
    DateTimeOffset? SnapshotCreateTime,
    IReadOnlyList<RdsTag>? TagList);

internal sealed record CreateDbClusterSnapshotInput(
    [property: JsonPropertyName("DBClusterSnapshotIdentifier")] string Snapshot, [property: JsonPropertyName("DBClusterIdentifier")] string Cluster, IReadOnlyList<RdsTag> Tags);

internal sealed record DescribeDbClusterSnapshotsInput(
    [property: JsonPropertyName("DBClusterIdentifier")] string? Cluster, [property: JsonPropertyName("DBClusterSnapshotIdentifier")] string? Snapshot, string SnapshotType, string? Marker);

internal sealed record DeleteDbClusterSnapshotInput([property: JsonPropertyName("DBClusterSnapshotIdentifier")] string Snapshot);

internal sealed record DbClusterSnapshotOutput([property: JsonPropertyName("DBClusterSnapshot")] DbClusterSnapshot? Snapshot);

internal sealed record DescribeDbClusterSnapshotsOutput([property: JsonPropertyName("DBClusterSnapshots")] IReadOnlyList<DbClusterSnapshot>? Snapshots, string? Marker);

internal sealed record DbClusterSnapshot(
    [property: JsonPropertyName("DBClusterSnapshotIdentifier")] string Identifier,
    [property: JsonPropertyName("DBClusterSnapshotArn")] string? Arn,
    [property: JsonPropertyName("DBClusterIdentifier")] string? Cluster,
    string? Status,
    int? PercentProgress,
    DateTimeOffset? SnapshotCreateTime,
    IReadOnlyList<RdsTag>? TagList);
