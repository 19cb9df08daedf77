using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Where archives are kept between environments: inputs <c>artifact-bucket</c> and <c>artifact-key</c>.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">With the placeholders <c>{component}</c> and <c>{version}</c>.</param>
internal sealed record ArtifactPlace(string Bucket, string Key)
{
    private const string Component = "{component}";
    private const string Version = "{version}";

    public static ArtifactPlace? Read(InputReader inputs)
    {
        var key = inputs.Parsed("artifact-key", text => text.Contains(Version, StringComparison.Ordinal) && !text.StartsWith('/')
            ? text
            : throw new FormatException($"expected a key with {Version} in it, such as {Component}/{Version}/lambda.zip"));
        return inputs.OptionalText("artifact-bucket") is { } bucket ? new ArtifactPlace(bucket, key ?? "") : null;
    }

    public S3Location Of(string component, string version) => new(Bucket, Key.Replace(Component, component).Replace(Version, version));

    /// <summary>The description of an archive: in the same folder.</summary>
    public static S3Location MetadataOf(S3Location archive) => new(archive.Bucket, archive.Key[..(archive.Key.LastIndexOf('/') + 1)] + "metadata.json");
}
