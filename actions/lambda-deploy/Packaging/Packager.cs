using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Makes code ready: packs, hashes, finds. Writes nothing; every source is packed once, however many functions share it.</summary>
internal sealed class Packager(AwsSession aws, Inputs inputs, TimeProvider time)
{
    /// <summary>What a request to Lambda may hold (Lambda quotas: 50 MB zipped, for direct upload).</summary>
    private const int LargestDirect = 50 * 1024 * 1024;

    private readonly Dictionary<string, byte[]> archives = new(StringComparer.Ordinal);
    private readonly StoredCode stored = new(aws.S3);
    private readonly EcrImages images = new(aws.Ecr);

    /// <returns>Null when no code was given.</returns>
    /// <exception cref="UserError">The code is not there, or no code for this function.</exception>
    public async Task<CodePackage?> PackAsync(FunctionState state, FunctionWish wish, CancellationToken cancellationToken) => wish.Source switch
    {
        CodeSource.Files files => await OfFilesAsync(state, wish, files, cancellationToken),
        CodeSource.Stored source => await stored.FindAsync(source.Location, cancellationToken),
        CodeSource.Image image => await ImageCode.FindAsync(images, image.Name, ArchitectureOf(state, wish), cancellationToken),
        null when inputs.Artifacts is { } place => await stored.FindAsync(place.Of(Component(state, wish), inputs.Release.Version), cancellationToken),
        _ => null,
    };

    private async Task<CodePackage> OfFilesAsync(FunctionState state, FunctionWish wish, CodeSource.Files files, CancellationToken cancellationToken)
    {
        if (!archives.TryGetValue(files.Path.FullPath, out var archive))
            archives[files.Path.FullPath] = archive = ArchiveFile.Read(files.Path);
        var hash = ArchiveFile.Hash(archive);
        if (inputs.Artifacts is { } place)
            return await stored.PlaceAsync(place.Of(Component(state, wish), inputs.Release.Version), archive, Metadata(state, wish, hash), cancellationToken);
        return archive.Length <= LargestDirect
            ? new CodePackage(hash, files.ToString()) { Archive = archive }
            : throw new UserError($"Input 'zip': '{files.Path.RelativePath}' has {archive.Length / 1_048_576:N0} MB zipped; Lambda takes at most {LargestDirect / 1_048_576} MB in a request.", "Give 'artifact-bucket': the archive then goes by S3.");
    }

    private static string ArchitectureOf(FunctionState state, FunctionWish wish) =>
        wish.Architecture is { } wanted ? KebabCase.Of(wanted) : state.Latest.Configuration.Architecture;

    private static string Component(FunctionState state, FunctionWish wish) => wish.Component ?? state.Name;

    private JsonObject Metadata(FunctionState state, FunctionWish wish, string hash) => new()
    {
        ["component"] = Component(state, wish),
        ["version"] = inputs.Release.Version,
        ["sha256"] = Convert.ToHexStringLower(Convert.FromBase64String(hash)),
        ["codeSha256"] = hash,
        ["commit"] = inputs.Commit,
        ["run"] = inputs.RunUrl,
        ["builtAt"] = $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}",
        ["runtime"] = state.Latest.Configuration.Tree["Runtime"]?.ToString(),
        ["handler"] = state.Latest.Configuration.Tree["Handler"]?.ToString(),
    };
}
