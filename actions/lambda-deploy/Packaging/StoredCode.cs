using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Archives in S3: the same object goes to every environment, known by its hash.</summary>
internal sealed class StoredCode(IS3 s3)
{
    private const int LargestMetadata = 64 * 1024;
    private const long LargestArchive = 250 * 1024 * 1024;

    /// <summary>An archive that is there.</summary>
    /// <exception cref="UserError">It is not.</exception>
    public async Task<CodePackage> FindAsync(S3Location place, CancellationToken cancellationToken)
    {
        var found = await s3.FindAsync(place, cancellationToken) ?? throw Missing(place);
        // What is looked at now is what is deployed, also when somebody writes to the key meanwhile.
        var looked = place with { VersionId = place.VersionId ?? found.VersionId };
        // The description beside it may be of another archive, or of another version of this one: what S3 knows of the bytes counts first.
        var hash = found.Sha256 ?? (place.VersionId is null ? await DescribedAsync(place, cancellationToken) : null) ?? await DownloadedAsync(looked, cancellationToken);
        return new CodePackage(hash, $"{place}") { Object = looked };
    }

    /// <summary>The archive of this step: to be put there, unless it is there already.</summary>
    /// <exception cref="UserError">Another archive is there under the same version.</exception>
    public async Task<CodePackage> PlaceAsync(S3Location place, byte[] archive, JsonObject metadata, CancellationToken cancellationToken)
    {
        var hash = ArchiveFile.Hash(archive);
        if (!await IsThereAsync(place, cancellationToken))
            return new CodePackage(hash, $"{place}, to be written") { Object = place, Upload = new ArtifactUpload(archive, metadata) };
        var there = await FindAsync(place, cancellationToken);
        return there.Sha256 == hash ? there : throw Taken(place, hash, there.Sha256);
    }

    // Without s3:ListBucket a missing object is refused like a forbidden one: the conditional write then finds out.
    private async Task<bool> IsThereAsync(S3Location place, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.FindAsync(place, cancellationToken) is not null;
        }
        catch (AwsException forbidden) when (forbidden.IsAccessDenied)
        {
            return false;
        }
    }

    /// <summary>Writes the archive, then its description.</summary>
    /// <exception cref="DeployFailure">Somebody else wrote another one meanwhile.</exception>
    public async Task PutAsync(S3Location place, ArtifactUpload upload, CancellationToken stopping)
    {
        var hash = ArchiveFile.Hash(upload.Archive);
        try
        {
            await s3.PutAsync(place, upload.Archive, new S3PutOptions { ContentType = "application/zip", IfAbsent = true, Metadata = new Dictionary<string, string> { ["codesha256"] = hash } }, stopping);
        }
        catch (AwsException taken) when (taken.IsConditionFailed)
        {
            var there = await FindAsync(place, stopping);
            if (there.Sha256 != hash)
                throw new DeployFailure(Taken(place, hash, there.Sha256).Message.TrimEnd('.'), "Give every build a version of its own.");
        }
        await DescribeAsync(ArtifactPlace.MetadataOf(place), upload.Metadata, stopping);
    }

    private async Task DescribeAsync(S3Location place, JsonObject metadata, CancellationToken stopping)
    {
        try
        {
            await s3.PutAsync(place, Encoding.UTF8.GetBytes(metadata.ToJsonString()), new S3PutOptions { ContentType = "application/json", IfAbsent = true }, stopping);
        }
        catch (AwsException there) when (there.IsConditionFailed)
        {
            // Whoever wrote the same archive at the same time has described it.
        }
    }

    private async Task<string?> DescribedAsync(S3Location place, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = JsonNode.Parse((await s3.ReadAsync(ArtifactPlace.MetadataOf(place), LargestMetadata, cancellationToken)).Bytes);
            return metadata?["codeSha256"]?.ToString();
        }
        catch (Exception absent) when (absent is AwsException { Outcome: CallOutcome.Refused } or JsonException)
        {
            return null;
        }
    }

    private async Task<string> DownloadedAsync(S3Location place, CancellationToken cancellationToken) =>
        ArchiveFile.Hash((await s3.ReadAsync(place, LargestArchive, cancellationToken)).Bytes);

    private static UserError Missing(S3Location place) => new(
        $"There is no archive {place}.",
        "Was it uploaded under this component and version? A lifecycle rule of the bucket may have deleted it: build that version again, or keep archives for as long as they may be deployed.");

    private static UserError Taken(S3Location place, string ours, string theirs) => new(
        $"{place} is there already and holds another archive: it has the hash {theirs}, the one of this step {ours}.",
        "One version means one archive everywhere. Give this build another 'version', or deploy the archive that is there: leave out 'zip'.");
}
