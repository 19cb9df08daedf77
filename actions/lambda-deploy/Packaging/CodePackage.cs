using Actions.Aws;

namespace LambdaDeploy;

/// <summary>Code ready to be given to Lambda.</summary>
/// <param name="Sha256">Base64 SHA-256 of the archive, or the digest (<c>sha256:…</c>) of the image.</param>
/// <param name="Name">What it is, for people.</param>
internal sealed record CodePackage(string Sha256, string Name)
{
    /// <summary>The archive itself; null when it is fetched from elsewhere.</summary>
    public byte[]? Archive { get; init; }

    /// <summary>Where Lambda fetches the archive.</summary>
    public S3Location? Object { get; init; }

    /// <summary>The image by its digest.</summary>
    public string? ImageUri { get; init; }

    /// <summary>The archive that is to be put to <see cref="Object"/> before; null when it is there.</summary>
    public ArtifactUpload? Upload { get; init; }

    public bool IsImage => ImageUri is not null;

    /// <summary>Whether a function, or a version of it, has this code.</summary>
    public bool IsCodeOf(LambdaFunction function) => IsImage
        ? function.ResolvedImageUri?.EndsWith('@' + Sha256) == true
        : function.Configuration.CodeSha256 == Sha256;

    /// <summary>The hash as Lambda tells it for a version: hexadecimal for images.</summary>
    public bool IsCodeOf(FunctionConfiguration version) => IsImage
        ? "sha256:" + version.CodeSha256 == Sha256
        : version.CodeSha256 == Sha256;
}
