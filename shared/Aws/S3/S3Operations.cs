using Amazon.Runtime;
using Amazon.S3.Model;

namespace Actions.Aws;

/// <summary>The S3 operations. IAM calls them by other names ("Required permissions for Amazon S3 API operations", user guide).</summary>
internal static class S3Operations
{
    public static readonly Operation HeadObject = new(ServiceInfo.S3, "HeadObject", Repeat.Freely, ["s3:GetObject"]);
    public static readonly Operation GetObject = new(ServiceInfo.S3, "GetObject", Repeat.Freely, ["s3:GetObject"]);
    public static readonly Operation PutObject = new(ServiceInfo.S3, "PutObject", Repeat.Freely, ["s3:PutObject"]);

    /// <summary>A lock or an object that must not be replaced: when its answer was lost, a repetition finds its own work and is refused.</summary>
    public static readonly Operation ConditionalPutObject = new(ServiceInfo.S3, "PutObject", Repeat.AfterLooking, ["s3:PutObject"]);

    // With a condition, too: what is gone already is no error.
    public static readonly Operation DeleteObject = new(ServiceInfo.S3, "DeleteObject", Repeat.Freely, ["s3:DeleteObject"]);
    public static readonly Operation CreateMultipartUpload = new(ServiceInfo.S3, "CreateMultipartUpload", Repeat.Freely, ["s3:PutObject"]);
    public static readonly Operation UploadPart = new(ServiceInfo.S3, "UploadPart", Repeat.Freely, ["s3:PutObject"]);
    public static readonly Operation CompleteMultipartUpload = new(ServiceInfo.S3, "CompleteMultipartUpload", Repeat.AfterLooking, ["s3:PutObject"]);
    public static readonly Operation AbortMultipartUpload = new(ServiceInfo.S3, "AbortMultipartUpload", Repeat.Freely, ["s3:AbortMultipartUpload"]);

    public static IReadOnlyList<Operation> All { get; } =
        [HeadObject, GetObject, PutObject, DeleteObject, CreateMultipartUpload, UploadPart, CompleteMultipartUpload, AbortMultipartUpload];

    /// <summary>The operation behind a request of the official client.</summary>
    public static Operation? Of(AmazonWebServiceRequest request) => request switch
    {
        GetObjectMetadataRequest => HeadObject,
        GetObjectRequest => GetObject,
        PutObjectRequest put => string.IsNullOrEmpty(put.IfNoneMatch) && string.IsNullOrEmpty(put.IfMatch) ? PutObject : ConditionalPutObject,
        DeleteObjectRequest => DeleteObject,
        InitiateMultipartUploadRequest => CreateMultipartUpload,
        UploadPartRequest => UploadPart,
        CompleteMultipartUploadRequest => CompleteMultipartUpload,
        AbortMultipartUploadRequest => AbortMultipartUpload,
        _ => null,
    };
}
