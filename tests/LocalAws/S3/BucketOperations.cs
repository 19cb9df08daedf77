using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>What is asked of a bucket as a whole.</summary>
internal sealed partial class BucketOperations(BucketStore store, int pageSize)
{
    public JsonObject Create(ApiCall call)
    {
        var name = call.Parameters["Bucket"]!.GetValue<string>();
        if (!Allowed().IsMatch(name))
            throw new ApiError("InvalidBucketName", "The specified bucket is not valid.");
        if (store.Add(name) is null)
            throw new ApiError("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409);
        return new JsonObject { ["Location"] = $"/{name}" };
    }

    public JsonObject Head(ApiCall call)
    {
        S3Service.BucketOf(store, call);
        return new JsonObject { ["BucketRegion"] = call.Region };
    }

    public JsonObject Location(ApiCall call)
    {
        S3Service.BucketOf(store, call);
        // The oldest region has no name here (API reference of GetBucketLocation).
        return call.Region == "us-east-1" ? [] : new JsonObject { ["LocationConstraint"] = call.Region };
    }

    public JsonObject SetVersioning(ApiCall call)
    {
        S3Service.BucketOf(store, call).IsVersioned = call.Parameters["VersioningConfiguration"]!["Status"]?.GetValue<string>() == "Enabled";
        return [];
    }

    public JsonObject List(ApiCall call)
    {
        var bucket = S3Service.BucketOf(store, call);
        if (!bucket.IsListable)
            throw new ApiError("AccessDenied", "Access Denied", 403);
        var (prefix, delimiter, after) = (Text(call, "Prefix") ?? "", Text(call, "Delimiter"), Text(call, "StartAfter") ?? "");
        var found = bucket.Current.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0).ToList();
        var entries = found.GroupBy(one => Folder(one.Key, prefix, delimiter) ?? one.Key).ToList();
        var page = Page.Of(entries, call, "ContinuationToken", "MaxKeys", pageSize);
        var (folders, objects) = (page.Items.Where(IsFolder).ToList(), page.Items.Where(entry => !IsFolder(entry)).Select(entry => entry.Single()).ToList());
        var output = new JsonObject
        {
            ["Name"] = bucket.Name,
            ["Prefix"] = prefix,
            ["KeyCount"] = page.Items.Count,
            ["MaxKeys"] = call.Parameters["MaxKeys"]?.GetValue<int>() ?? 1000,
            ["IsTruncated"] = page.NextToken is not null,
            ["Contents"] = new JsonArray([.. objects.Select(one => Show(one, Text(call, "EncodingType")))]),
            ["CommonPrefixes"] = new JsonArray([.. folders.Select(folder => new JsonObject { ["Prefix"] = Written(folder.Key, Text(call, "EncodingType")) })]),
        };
        foreach (var echoed in (string[])["Delimiter", "EncodingType", "StartAfter", "ContinuationToken"])
        {
            if (Text(call, echoed) is { } value)
                output[echoed] = value;
        }

        return page.With(output, "NextContinuationToken");

        bool IsFolder(IGrouping<string, StoredObject> entry) => Folder(entry.First().Key, prefix, delimiter) is not null;
    }

    private static JsonObject Show(StoredObject one, string? encoding) => new()
    {
        ["Key"] = Written(one.Key, encoding),
        ["LastModified"] = Epoch.Seconds(one.Modified),
        ["ETag"] = one.ETag,
        ["Size"] = one.Content.Length,
        ["StorageClass"] = "STANDARD",
    };

    private static string Written(string key, string? encoding) => encoding == "url" ? Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : key;

    private static string? Folder(string key, string prefix, string? delimiter) =>
        delimiter is { Length: > 0 } && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is >= 0 and var at ? key[..(at + delimiter.Length)] : null;

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();

    // User guide, "General purpose bucket naming rules".
    [GeneratedRegex(@"\A(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Allowed();
}
