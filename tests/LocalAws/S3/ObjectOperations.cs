using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>What is asked of one object.</summary>
internal sealed class ObjectOperations(BucketStore store, TimeProvider clock)
{
    /// <summary>Members that are stored with an object and answered as they were sent.</summary>
    private static readonly string[] KeptMembers =
        ["ContentType", "ContentEncoding", "ContentDisposition", "ContentLanguage", "CacheControl", "Metadata"];

    public JsonObject Put(ApiCall call)
    {
        var bucket = S3Service.BucketOf(store, call);
        var content = call.Parameters["Body"]?.GetValue<byte[]>() ?? [];
        Conditions.CheckWrite(call, bucket.Find(Key(call)));
        // Every object has a checksum: what was sent, or CRC64NVME ("Checking object integrity", user guide).
        var checksums = Checksums.Verified(call.Parameters, content) is { Count: > 0 } sent ? sent : Checksums.Full("CRC64NVME", content);
        var stored = bucket.Add(new StoredObject(Key(call), content, BucketStore.ETagOf(content), clock.GetUtcNow())
        {
            Properties = PropertiesIn(call.Parameters),
            Checksums = checksums,
        });
        return With(Written(stored), stored.Checksums);
    }

    public JsonObject Head(ApiCall call)
    {
        var found = Found(call);
        Conditions.CheckRead(call, found);
        return Describe(call, found, found.Content.Length);
    }

    public JsonObject Get(ApiCall call)
    {
        var found = Found(call);
        Conditions.CheckRead(call, found);
        var part = call.Parameters["Range"]?.GetValue<string>() is { } range ? ByteRange.Parse(range, found.Content.Length) : null;
        var content = part is null ? found.Content : found.Content[part.From..(part.To + 1)];
        var answer = Describe(call, found, content.Length);
        if (part is not null)
            answer["ContentRange"] = $"bytes {part.From}-{part.To}/{found.Content.Length}";
        answer["Body"] = JsonValue.Create(content);
        return answer;
    }

    public JsonObject Delete(ApiCall call)
    {
        var bucket = S3Service.BucketOf(store, call);
        Conditions.CheckDelete(call, bucket.Find(Key(call)));
        var removed = bucket.Remove(Key(call), call.Parameters["VersionId"]?.GetValue<string>());
        var answer = new JsonObject();
        if (removed?.VersionId is { } version)
            answer["VersionId"] = version;
        if (removed?.IsDeleteMarker == true)
            answer["DeleteMarker"] = true;
        return answer;
    }

    public JsonObject Copy(ApiCall call)
    {
        var bucket = S3Service.BucketOf(store, call);
        var source = Source(call);
        Conditions.CheckWrite(call, bucket.Find(Key(call)));
        var replaces = call.Parameters["MetadataDirective"]?.GetValue<string>() == "REPLACE";
        var stored = bucket.Add(source with
        {
            Key = Key(call),
            Modified = clock.GetUtcNow(),
            Properties = replaces ? PropertiesIn(call.Parameters) : source.Properties,
        });
        var answer = stored.VersionId is { } version ? new JsonObject { ["VersionId"] = version } : [];
        answer["CopyObjectResult"] = With(new JsonObject { ["ETag"] = stored.ETag, ["LastModified"] = Epoch.Seconds(stored.Modified) }, stored.Checksums);
        return answer;
    }

    internal static JsonObject PropertiesIn(JsonObject parameters) => new(
        KeptMembers.Where(member => parameters[member] is not null).Select(member => KeyValuePair.Create(member, parameters[member]?.DeepClone())));

    internal static JsonObject Written(StoredObject stored)
    {
        var answer = new JsonObject { ["ETag"] = stored.ETag };
        if (stored.VersionId is { } version)
            answer["VersionId"] = version;
        return answer;
    }

    internal static JsonObject With(JsonObject answer, JsonObject more)
    {
        foreach (var (member, value) in more)
            answer[member] = value?.DeepClone();
        return answer;
    }

    private static string Key(ApiCall call) => call.Parameters["Key"]!.GetValue<string>();

    private StoredObject Found(ApiCall call) => Found(S3Service.BucketOf(store, call), Key(call), call.Parameters["VersionId"]?.GetValue<string>());

    private static StoredObject Found(Bucket bucket, string key, string? versionId)
    {
        var found = bucket.Find(key, versionId);
        if (found is { IsDeleteMarker: true } && versionId is not null)
            throw new ApiError("MethodNotAllowed", "The specified method is not allowed against this resource.", 405);
        if (found is { IsDeleteMarker: false })
            return found;
        if (!bucket.IsListable)
            throw new ApiError("AccessDenied", "Access Denied", 403);
        throw versionId is null
            ? new ApiError("NoSuchKey", "The specified key does not exist.", 404)
            : new ApiError("NoSuchVersion", "The specified version does not exist.", 404);
    }

    /// <summary><c>bucket/key?versionId=…</c>.</summary>
    private StoredObject Source(ApiCall call)
    {
        var parts = call.Parameters["CopySource"]!.GetValue<string>().Split("?versionId=");
        if (parts[0].TrimStart('/').Split('/', 2) is not [var bucket, var key])
            throw new ApiError("InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        return Found(store.Find(bucket) ?? throw new ApiError("NoSuchBucket", "The specified bucket does not exist", 404), key, parts.ElementAtOrDefault(1));
    }

    private static JsonObject Describe(ApiCall call, StoredObject found, int length)
    {
        var answer = With(Written(found), found.Properties);
        answer["ContentLength"] = length;
        answer["LastModified"] = Epoch.Seconds(found.Modified);
        answer["AcceptRanges"] = "bytes";
        return call.Parameters["ChecksumMode"]?.GetValue<string>() == "ENABLED" && call.Parameters["Range"] is null ? With(answer, found.Checksums) : answer;
    }
}
