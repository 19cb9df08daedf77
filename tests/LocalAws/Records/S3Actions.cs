using LocalAws.Wire;

namespace LocalAws.Records;

/// <summary>The IAM actions of S3, which are not named after its operations ("Required permissions for Amazon S3 API operations", user guide).</summary>
internal static class S3Actions
{
    public static IReadOnlyList<string> Of(ApiCall call)
    {
        var isOfVersion = call.Parameters["VersionId"] is not null;
        return call.Operation switch
        {
            "GetObject" or "HeadObject" => [isOfVersion ? "s3:GetObjectVersion" : "s3:GetObject"],
            "DeleteObject" => [isOfVersion ? "s3:DeleteObjectVersion" : "s3:DeleteObject"],
            "CopyObject" => ["s3:PutObject", "s3:GetObject"],
            "PutObject" or "CreateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" => ["s3:PutObject"],
            "ListObjectsV2" or "HeadBucket" => ["s3:ListBucket"],
            _ => [$"s3:{call.Operation}"],
        };
    }
}
