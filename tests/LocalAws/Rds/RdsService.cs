using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalAws.Wire;

namespace LocalAws.Rds;

/// <summary>The part of RDS that makes, shows and deletes manual snapshots.</summary>
/// <param name="pageSize">Largest page of a listing, so that clients that forget paging are found out.</param>
public sealed partial class RdsService(SnapshotStore store, int pageSize) : ILocalService
{
    public string SigningName => "rds";

    public IReadOnlyCollection<string> Operations { get; } =
    [
        "CreateDBSnapshot", "DescribeDBSnapshots", "DeleteDBSnapshot",
        "CreateDBClusterSnapshot", "DescribeDBClusterSnapshots", "DeleteDBClusterSnapshot",
    ];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var kind = RdsKindOf.Operation(call.Operation);
        return Task.FromResult(call.Operation switch
        {
            _ when call.Operation.StartsWith("Create", StringComparison.Ordinal) => Create(call, kind),
            _ when call.Operation.StartsWith("Delete", StringComparison.Ordinal) => Delete(call, kind),
            _ => Describe(call, kind),
        });
    }

    private JsonObject Create(ApiCall call, RdsKindOf kind)
    {
        var (identifier, source) = (Text(call, $"{kind.Snapshot}Identifier")!, Text(call, $"{kind.Kind}Identifier")!);
        if (!Allowed().IsMatch(identifier) || identifier.Length > (kind == RdsKindOf.Cluster ? 63 : 255))
            throw new ApiError("InvalidParameterValue", $"The parameter {kind.Snapshot}Identifier is not a valid identifier.");
        if (!store.Databases.Contains(source))
            throw new ApiError(kind.DatabaseNotFound, $"{kind.Kind} {source} not found.", 404);
        if (store.All.Count(one => one.Kind == kind.Kind) >= store.Quota)
            throw new ApiError("SnapshotQuotaExceeded", "The request can't be processed because it would exceed the maximum number of snapshots.");
        var added = store.Add(kind.Kind, identifier, source, (call.Parameters["Tags"] as JsonArray ?? []).DeepClone().AsArray())
            ?? throw new ApiError(kind.AlreadyExists, $"Cannot create the snapshot because a snapshot with the identifier {identifier} already exists.");
        return new JsonObject { [kind.Snapshot] = Show(call, kind, added) };
    }

    private JsonObject Describe(ApiCall call, RdsKindOf kind)
    {
        var (identifier, source) = (Text(call, $"{kind.Snapshot}Identifier"), Text(call, $"{kind.Kind}Identifier"));
        var found = store.All.Where(one => one.Kind == kind.Kind && (identifier ?? one.Identifier) == one.Identifier && (source ?? one.Source) == one.Source).ToList();
        if (identifier is not null && found.Count == 0)
            throw new ApiError(kind.NotFound, $"{kind.Snapshot} {identifier} not found.", 404);
        var page = Page.Of(found, call, "Marker", "MaxRecords", pageSize);
        return page.With(new JsonObject { [$"{kind.Snapshot}s"] = new JsonArray([.. page.Items.Select(one => Show(call, kind, one))]) }, "Marker");
    }

    private JsonObject Delete(ApiCall call, RdsKindOf kind)
    {
        var identifier = Text(call, $"{kind.Snapshot}Identifier")!;
        var removed = store.Remove(kind.Kind, identifier) ?? throw new ApiError(kind.NotFound, $"{kind.Snapshot} {identifier} not found.", 404);
        var shown = Show(call, kind, removed);
        shown["Status"] = "deleted";
        return new JsonObject { [kind.Snapshot] = shown };
    }

    private JsonObject Show(ApiCall call, RdsKindOf kind, Snapshot snapshot)
    {
        var progress = store.ProgressOf(snapshot);
        return new JsonObject
        {
            [$"{kind.Snapshot}Identifier"] = snapshot.Identifier,
            [$"{kind.Kind}Identifier"] = snapshot.Source,
            [$"{kind.Snapshot}Arn"] = $"arn:aws:rds:{call.Region}:{call.Caller.AccountId}:{kind.ArnPart}:{snapshot.Identifier}",
            ["Engine"] = "postgres",
            ["SnapshotType"] = "manual",
            ["Status"] = progress < 100 ? "creating" : snapshot.Fails ? "failed" : "available",
            ["PercentProgress"] = progress,
            ["SnapshotCreateTime"] = Epoch.Seconds(snapshot.Begun),
            ["TagList"] = snapshot.Tags.DeepClone(),
        };
    }

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();

    // A letter first, no two hyphens in a row, none at the end (API reference, CreateDBSnapshot).
    [GeneratedRegex(@"\A(?!.*--)[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?\z")]
    private static partial Regex Allowed();
}
