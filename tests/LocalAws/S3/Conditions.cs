using LocalAws.Wire;

namespace LocalAws.S3;

/// <summary>Requests that are carried out only when the object is, or is not, the one the caller thinks of.</summary>
internal static class Conditions
{
    /// <param name="present">The object there is; null or a delete marker when there is none.</param>
    /// <exception cref="ApiError">They do not hold.</exception>
    public static void CheckWrite(ApiCall call, StoredObject? present)
    {
        var exists = present is { IsDeleteMarker: false };
        if (Text(call, "IfNoneMatch") is { } none)
        {
            if (none != "*")
                throw new ApiError("NotImplemented", "A header you provided implies functionality that is not implemented", 501);
            if (exists)
                throw Failed("If-None-Match");
        }

        if (Text(call, "IfMatch") is not { } wanted)
            return;
        if (!exists)
            throw new ApiError("NoSuchKey", "The specified key does not exist.", 404);
        if (!Same(wanted, present!))
            throw Failed("If-Match");
    }

    public static void CheckDelete(ApiCall call, StoredObject? present)
    {
        // An object that is gone already is what the caller wants (API reference of DeleteObject).
        if (Text(call, "IfMatch") is { } wanted && present is { IsDeleteMarker: false } && !Same(wanted, present))
            throw Failed("If-Match");
    }

    public static void CheckRead(ApiCall call, StoredObject present)
    {
        if (Text(call, "IfMatch") is { } wanted && !Same(wanted, present))
            throw Failed("If-Match");
        if (Text(call, "IfNoneMatch") is { } known && Same(known, present))
            throw new ApiError("NotModified", "Not Modified", 304);
    }

    private static bool Same(string wanted, StoredObject present) => wanted == "*" || wanted.Trim('"') == present.ETag.Trim('"');

    private static ApiError Failed(string condition) =>
        new("PreconditionFailed", $"At least one of the pre-conditions you specified did not hold: {condition}", 412);

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
