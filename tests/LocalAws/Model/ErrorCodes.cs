namespace LocalAws.Model;

/// <summary>Holds error answers against the model.</summary>
public static class ErrorCodes
{
    /// <summary>What every service may answer, whatever its model lists ("Common errors" of the API references).</summary>
    private static readonly string[] Common = ["AccessDenied", "AccessDeniedException", "ValidationError", "ValidationException", "UnknownOperationException", "InternalFailure"];

    /// <summary>The model of S3 lists few of its errors ("List of error codes", API reference).</summary>
    private static readonly string[] OfS3 =
    [
        "BadDigest", "EntityTooSmall", "InvalidArgument", "InvalidBucketName", "InvalidPart", "InvalidPartOrder", "InvalidRange", "MalformedXML", "MethodNotAllowed",
        "NoSuchBucket", "NoSuchKey", "NoSuchUpload", "NoSuchVersion", "NotImplemented", "NotModified", "PreconditionFailed",
    ];

    public static bool IsOf(ServiceModel service, OperationModel operation, string code) =>
        Common.Contains(code) || (service.SigningName == "s3" && OfS3.Contains(code)) || operation.Errors.Any(error => (error.ErrorCode ?? error.Name) == code || error.Name == code);
}
