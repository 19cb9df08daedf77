using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>The request that gives a function its code.</summary>
internal static class CodeRequest
{
    public static UpdateFunctionCodeRequest Of(FunctionPlan plan) => new()
    {
        FunctionName = plan.State.Asked,
        ZipFile = plan.Package!.Archive,
        S3Bucket = plan.Package.Object?.Bucket,
        S3Key = plan.Package.Object?.Key,
        S3ObjectVersion = plan.Package.Object?.VersionId,
        ImageUri = plan.Package.ImageUri,
        Architectures = plan.Wish.Architecture is { } architecture ? [KebabCase.Of(architecture)] : null,
    };
}
