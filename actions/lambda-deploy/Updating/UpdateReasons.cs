namespace LambdaDeploy;

/// <summary>What can be done about the reason codes of an update (Lambda API reference, LastUpdateStatusReasonCode).</summary>
internal static class UpdateReasons
{
    public static string? Remedy(string? code) => code switch
    {
        "ImageAccessDenied" => "Lambda may not pull the image: the policy of its repository must allow lambda.amazonaws.com ecr:BatchGetImage and ecr:GetDownloadUrlForLayer, and the image must exist.",
        "ImageDeleted" => "The image is gone from its repository: push it again, and keep the lifecycle rule from deleting what is deployed.",
        "InvalidImage" => "The image is none that Lambda runs: one platform only, and a base that speaks the runtime API.",
        "InvalidSubnet" or "SubnetOutOfIPAddresses" => "Look at the subnets in 'vpc': they must exist, and have addresses left.",
        "InvalidSecurityGroup" => "Look at the security groups in 'vpc': they must exist in the VPC of the subnets.",
        "EniLimitExceeded" => "The account's quota of network interfaces is used up: ask for more, or let functions share subnets and security groups.",
        "InsufficientRolePermissions" => "The function's role lacks a right, for a VPC those of AWSLambdaVPCAccessExecutionRole.",
        "InvalidZipFileException" => "Lambda cannot read the archive: build it again.",
        "InvalidConfiguration" => "Lambda cannot run it as configured: look at runtime, handler and architecture together.",
        "KMSKeyAccessDenied" or "KMSKeyNotFound" or "DisabledKMSKey" or "InvalidStateKMSKey" => "The function's role must be allowed to use the key in 'kms-key', and the key must be enabled.",
        "EFSMountConnectivityError" or "EFSMountFailure" or "EFSMountTimeout" or "EFSIOError" => "Look at the file system: mount targets in the function's subnets, and the security groups between.",
        "FunctionError" => "The function fails while it starts: its log tells why.",
        _ => null,
    };
}
