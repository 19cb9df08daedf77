using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>Buckets and objects in memory.</summary>
public sealed class S3Service : ILocalService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Func<ApiCall, JsonObject>> _handlers;

    public S3Service(BucketStore store, TimeProvider clock, int pageSize)
    {
        var buckets = new BucketOperations(store, pageSize);
        var objects = new ObjectOperations(store, clock);
        var uploads = new UploadOperations(store, clock);
        _handlers = new()
        {
            ["CreateBucket"] = buckets.Create,
            ["HeadBucket"] = buckets.Head,
            ["GetBucketLocation"] = buckets.Location,
            ["PutBucketVersioning"] = buckets.SetVersioning,
            ["ListObjectsV2"] = buckets.List,
            ["PutObject"] = objects.Put,
            ["GetObject"] = objects.Get,
            ["HeadObject"] = objects.Head,
            ["DeleteObject"] = objects.Delete,
            ["CopyObject"] = objects.Copy,
            ["CreateMultipartUpload"] = uploads.Create,
            ["UploadPart"] = uploads.AddPart,
            ["CompleteMultipartUpload"] = uploads.Complete,
            ["AbortMultipartUpload"] = uploads.Abort,
        };
    }

    public string SigningName => "s3";

    public IReadOnlyCollection<string> Operations => _handlers.Keys;

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        // One at a time: a condition and what it guards are one step.
        lock (_gate)
            return Task.FromResult(_handlers[call.Operation](call));
    }

    internal static Bucket BucketOf(BucketStore store, ApiCall call) => store.Find(call.Parameters["Bucket"]!.GetValue<string>())
        ?? throw new ApiError("NoSuchBucket", "The specified bucket does not exist", 404);
}
