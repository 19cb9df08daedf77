using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

/// <summary>Reads the code a request gives: in itself, from a bucket, or as an image.</summary>
internal sealed class CodeSource(LambdaWorld world)
{
    /// <summary>Largest body of a request: about 50 MB of zip in base64.</summary>
    private const long LargestRequest = 70167211;

    private static readonly string[] Sources = ["ZipFile", "S3Bucket", "ImageUri"];

    /// <exception cref="ApiError">There is not exactly one source, or nothing that can be used in it.</exception>
    public FunctionCode Read(JsonObject given, string operation)
    {
        if (Sources.Count(source => given[source] is not null) != 1 || (given["S3Bucket"] is null) != (given["S3Key"] is null))
            throw LambdaErrors.Invalid("Please provide a source for function code.");
        if (given.Text("ImageUri") is { } image)
            return Image(image);
        return FunctionCode.OfZip(given.Text("ZipFile") is { } zip ? Decoded(zip, operation) : Stored(given));
    }

    /// <exception cref="ApiError">A zip for a function of images, or the other way round.</exception>
    public static void CheckType(LocalFunction function, JsonObject given)
    {
        var isImage = function.Latest.Code.ImageUri is not null;
        if (isImage && given["ImageUri"] is null)
            throw LambdaErrors.Invalid("Please provide ImageUri when updating a function with packageType Image.");
        if (!isImage && given["ImageUri"] is not null)
            throw LambdaErrors.Invalid("Please don't provide ImageUri when updating a function with packageType Zip.");
    }

    private static byte[] Decoded(string base64, string operation)
    {
        if (base64.Length > LargestRequest)
            throw LambdaErrors.TooLarge("RequestEntityTooLargeException", LargestRequest, operation);
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : throw LambdaErrors.Invalid("ZipFile is not base64.");
    }

    private byte[] Stored(JsonObject given) =>
        world.Objects.Read(given.Text("S3Bucket")!, given.Text("S3Key")!, given.Text("S3ObjectVersion"))
        ?? throw LambdaErrors.Invalid("Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.");

    private FunctionCode Image(string uri)
    {
        var found = world.Images?.All().FirstOrDefault(image => $"{world.Images.Host}/{image.Repository}" is var repository
            && (uri == $"{repository}@{image.Image.Digest}" || image.Tag is { } tag && uri == $"{repository}:{tag}"));
        if (found is null)
            throw LambdaErrors.Invalid($"Source image {uri} does not exist. Provide a valid source image.");
        return new FunctionCode(found.Image.Digest["sha256:".Length..], 0)
        {
            ImageUri = uri,
            ResolvedImageUri = $"{world.Images!.Host}/{found.Repository}@{found.Image.Digest}",
        };
    }
}
