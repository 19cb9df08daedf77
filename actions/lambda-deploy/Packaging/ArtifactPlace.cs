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
    private const string Usual = "lambda.zip";

    public static ArtifactPlace? Read(InputReader inputs)
    {
        var key = inputs.Parsed("artifact-key", text => text.Contains(Version, StringComparison.Ordinal) && !text.StartsWith('/')
            ? text
            : throw new FormatException($"expected a key with {Version} in it, such as {Component}/{Version}/lambda.zip"));
        return inputs.OptionalText("artifact-bucket") is { } bucket ? new ArtifactPlace(bucket, key ?? "") : null;
    }

    public S3Location Of(string component, string version) => new(Bucket, Key.Replace(Component, component).Replace(Version, version));

    /// <summary>The description of an archive: <c>metadata.json</c> beside a <c>lambda.zip</c>, and for other names one that is named like it.</summary>
    public static S3Location MetadataOf(S3Location archive)
    {
        var (folder, name) = (archive.Key[..(archive.Key.LastIndexOf('/') + 1)], archive.Key[(archive.Key.LastIndexOf('/') + 1)..]);
        return new(archive.Bucket, name == Usual ? $"{folder}metadata.json" : $"{folder}{Path.GetFileNameWithoutExtension(name)}.metadata.json");
    }
}
