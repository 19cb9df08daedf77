using System.Text.Json.Nodes;
using Actions.Rollouts;

namespace LambdaDeploy;

/// <summary>What a deployment record says of one function, so that a rollback finds it again.</summary>
internal static class VersionRecord
{
    public static JsonObject Of(FunctionDeployment function, Release release) => new()
    {
        ["service"] = function.Name,
        ["kind"] = "lambda",
        ["version"] = release.Version,
        ["lambdaVersion"] = function.Version ?? function.Plan.From,
        ["imageDigest"] = function.Plan.Package is { IsImage: true } image ? image.Sha256 : null,
        ["migrationHead"] = release.MigrationHead,
        ["expandOnly"] = release.ExpandOnly,
        ["previous"] = function.Version is null || function.Plan.State.Alias is null ? null : function.Plan.From,
    };
}
