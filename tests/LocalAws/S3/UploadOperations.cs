using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>Uploads in parts.</summary>
internal sealed class UploadOperations(BucketStore store, TimeProvider clock)
{
    private const int SmallestPart = 5 * 1024 * 1024;

    public JsonObject Create(ApiCall call)
    {
        var bucket = S3Service.BucketOf(store, call);
        var algorithm = Text(call, "ChecksumAlgorithm");
        var type = Text(call, Checksums.TypeMember) ?? (algorithm is null or "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE");
        var upload = new PartUpload(Guid.NewGuid().ToString("N"), Text(call, "Key")!, ObjectOperations.PropertiesIn(call.Parameters), algorithm, type == "COMPOSITE");
        bucket.Uploads[upload.Id] = upload;
        var answer = new JsonObject { ["Bucket"] = bucket.Name, ["Key"] = upload.Key, ["UploadId"] = upload.Id };
        if (algorithm is not null)
            answer["ChecksumAlgorithm"] = algorithm;
        answer[Checksums.TypeMember] = type;
        return answer;
    }

    public JsonObject AddPart(ApiCall call)
    {
        var content = call.Parameters["Body"]?.GetValue<byte[]>() ?? [];
        var checksums = Checksums.Verified(call.Parameters, content);
        UploadOf(call).Parts[call.Parameters["PartNumber"]!.GetValue<int>()] = content;
        checksums.Remove(Checksums.TypeMember);
        return ObjectOperations.With(new JsonObject { ["ETag"] = BucketStore.ETagOf(content) }, checksums);
    }

    public JsonObject Complete(ApiCall call)
    {
        var bucket = S3Service.BucketOf(store, call);
        var upload = UploadOf(call);
        var parts = Chosen(upload, call.Parameters["MultipartUpload"]?["Parts"]?.AsArray() ?? []);
        Conditions.CheckWrite(call, bucket.Find(upload.Key));
        var tag = $"\"{BucketStore.HexOfMd5([.. parts.SelectMany(BucketStore.Md5)])}-{parts.Count}\"";
        var stored = bucket.Add(new StoredObject(upload.Key, [.. parts.SelectMany(part => part)], tag, clock.GetUtcNow())
        {
            Properties = upload.Properties,
            Checksums = ChecksumsOf(upload, parts),
        });
        bucket.Uploads.Remove(upload.Id);
        var answer = ObjectOperations.With(ObjectOperations.Written(stored), stored.Checksums);
        answer["Bucket"] = bucket.Name;
        answer["Key"] = upload.Key;
        return answer;
    }

    public JsonObject Abort(ApiCall call)
    {
        S3Service.BucketOf(store, call).Uploads.Remove(UploadOf(call).Id);
        return [];
    }

    private PartUpload UploadOf(ApiCall call) =>
        S3Service.BucketOf(store, call).Uploads.GetValueOrDefault(Text(call, "UploadId")!) is { } upload && upload.Key == Text(call, "Key")
            ? upload
            : throw new ApiError("NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404);

    private static List<byte[]> Chosen(PartUpload upload, JsonArray named)
    {
        var parts = new List<byte[]>();
        var last = 0;
        foreach (var part in named)
        {
            var number = part!["PartNumber"]!.GetValue<int>();
            if (!upload.Parts.TryGetValue(number, out var content) || part["ETag"]?.GetValue<string>().Trim('"') != BucketStore.HexOfMd5(content))
                throw new ApiError("InvalidPart", "One or more of the specified parts could not be found.");
            if (number <= last)
                throw new ApiError("InvalidPartOrder", "The list of parts was not in ascending order.");
            last = number;
            parts.Add(content);
        }

        if (parts.SkipLast(1).Any(part => part.Length < SmallestPart))
            throw new ApiError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        return parts.Count > 0 ? parts : throw new ApiError("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
    }

    private static JsonObject ChecksumsOf(PartUpload upload, List<byte[]> parts)
    {
        if (!upload.IsComposite)
            return Checksums.Full(upload.Algorithm ?? "CRC64NVME", [.. parts.SelectMany(part => part)]);
        byte[] all = [.. parts.SelectMany(part => Checksums.BytesOf(upload.Algorithm!, part))];
        return new JsonObject { [Checksums.MemberOf(upload.Algorithm!)] = $"{Checksums.Of(upload.Algorithm!, all)}-{parts.Count}", [Checksums.TypeMember] = "COMPOSITE" };
    }

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
