using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>What a deployment record says of the service, so that a rollback finds it again.</summary>
internal static class VersionRecord
{
    /// <param name="outcome">Of a service that runs what was wanted.</param>
    /// <param name="release">What was deployed.</param>
    public static JsonObject Of(DeployOutcome outcome, Release release) => new()
    {
        ["service"] = outcome.Plan.Service,
        ["kind"] = KebabCase.Of(outcome.Plan.Kind),
        ["version"] = release.Version,
        ["imageDigest"] = outcome.Plan.Digest,
        ["image"] = outcome.Plan.Digest is { } digest ? ImageName.Parse(outcome.Plan.To).WithDigest(digest) : outcome.Plan.To,
        ["appRunnerDeployment"] = outcome.Id,
        ["configuration"] = outcome.Plan.ConfigurationHash,
        ["migrationHead"] = release.MigrationHead,
        ["expandOnly"] = release.ExpandOnly,
        ["previous"] = outcome.Result == DeployResult.Unchanged ? null : ImageName.Parse(outcome.Plan.From).Digest ?? outcome.Plan.From,
    };
}
