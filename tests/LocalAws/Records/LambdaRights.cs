using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Records;

/// <summary>IAM actions of Lambda calls, after its service authorization reference and the developer guide.</summary>
internal static class LambdaRights
{
    public static CallRights Of(ApiCall call)
    {
        var own = call.Operation == "Invoke" ? "lambda:InvokeFunction" : $"lambda:{call.Operation}";
        var role = call.Operation is "CreateFunction" or "UpdateFunctionConfiguration" ? (call.Parameters["Role"] as JsonValue)?.ToString() : null;
        return new CallRights([own, .. Others(call), .. role is null ? (string[])[] : [IamActions.PassRole]], role is null ? [] : [role]);
    }

    /// <summary>The caller, not the service, reads code from a bucket, and tags what is created with tags.</summary>
    private static IEnumerable<string> Others(ApiCall call)
    {
        var source = call.Operation == "CreateFunction" ? call.Parameters["Code"] as JsonObject : call.Parameters;
        if (source?["S3Bucket"] is not null)
            yield return source["S3ObjectVersion"] is null ? "s3:GetObject" : "s3:GetObjectVersion";
        if (call.Operation.StartsWith("Create", StringComparison.Ordinal) && call.Parameters["Tags"] is JsonObject { Count: > 0 })
            yield return "lambda:TagResource";
    }
}
