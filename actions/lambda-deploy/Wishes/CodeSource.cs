using System.Globalization;
using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Where the code of a function comes from.</summary>
internal abstract record CodeSource
{
    /// <summary>Code that is there already: only the alias moves.</summary>
    /// <param name="Version">Number of a published version.</param>
    public sealed record Published(string Version) : CodeSource
    {
        public override string ToString() => $"version {Version}";
    }

    /// <summary>A folder, or a zip archive, of the workspace.</summary>
    public sealed record Files(WorkspacePath Path) : CodeSource
    {
        public override string ToString() => $"'{Path.RelativePath}'";
    }

    /// <summary>An archive in S3.</summary>
    public sealed record Stored(S3Location Location) : CodeSource
    {
        public override string ToString() => $"{Location}";
    }

    /// <summary>An image in ECR.</summary>
    public sealed record Image(ImageName Name) : CodeSource
    {
        public override string ToString() => Name.Text;
    }

    /// <summary>Any of them but a version, by its look.</summary>
    public static CodeSource Parse(RunnerContext runner, string text)
    {
        if (text.StartsWith("s3://", StringComparison.Ordinal))
            return ParseStored(text);
        return ImageName.Parse(text).Ecr is not null ? ParseImage(text) : ParseFiles(runner, text);
    }

    public static Files ParseFiles(RunnerContext runner, string text)
    {
        var path = WorkspacePath.Resolve(runner, text);
        return File.Exists(path.FullPath) || Directory.Exists(path.FullPath)
            ? new Files(path)
            : throw new FormatException($"there is no file or folder '{path.RelativePath}' in the workspace. Was it built before this step?");
    }

    public static Stored ParseStored(string text) => new(S3Location.Parse(text));

    public static Image ParseImage(string text) => ImageName.Parse(text) is { Ecr: not null } image
        ? new Image(image)
        : throw new FormatException("expected an image in ECR, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:1.4.0: Lambda runs no others");

    public static Published ParseVersion(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? new Published(text)
        : throw new FormatException("expected the number of a published version");
}
