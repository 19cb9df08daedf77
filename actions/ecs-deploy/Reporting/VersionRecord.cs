using System.Text.Json.Nodes;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>What a deployment record says of one service, so that a rollback finds it again.</summary>
internal static class VersionRecord
{
    private const string Digest = "@sha256:";

    /// <param name="service">A service that runs what was wanted.</param>
    /// <param name="release">What was deployed.</param>
    public static JsonObject Of(ServiceOutcome service, Release release) => new()
    {
        ["service"] = service.Service,
        ["kind"] = "ecs",
        ["version"] = release.Version,
        ["imageDigest"] = DigestOf(service.Images),
        ["taskDefinition"] = service.To,
        ["migrationHead"] = release.MigrationHead,
        ["expandOnly"] = release.ExpandOnly,
        ["previous"] = service.From == Revision.None.Name || service.Result == DeployResult.Unchanged ? null : service.From,
    };

    // A tag says nothing that still holds tomorrow.
    private static string? DigestOf(IReadOnlyList<ImageChange> images) =>
        images.Select(image => image.To).FirstOrDefault(image => image.Contains(Digest, StringComparison.Ordinal)) is { } pinned ? pinned[(pinned.IndexOf('@') + 1)..] : null;
}
