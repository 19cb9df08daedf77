using System.Text.Json.Nodes;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <param name="Plan">What was wanted.</param>
/// <param name="Running">The image that serves at the end, as far as is known.</param>
/// <param name="Reason">Why it is not simply deployed; empty otherwise.</param>
internal sealed record DeployOutcome(DeployResult Result, DeployPlan Plan, string Running, string Reason, TimeSpan Took)
{
    /// <summary>Id of our operation or deployment; null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>True when AWS has taken a change of the service.</summary>
    public bool Changed { get; init; }

    public FailureEvidence Evidence { get; init; } = FailureEvidence.None;

    /// <summary>What was seen, oldest first.</summary>
    public IReadOnlyList<string> Timeline { get; init; } = [];

    public bool Succeeded => Result is DeployResult.Deployed or DeployResult.Unchanged or DeployResult.Planned;

    /// <summary>True when it runs what was wanted, also when an earlier attempt brought it there.</summary>
    private bool Runs => Result is DeployResult.Deployed or DeployResult.Unchanged;

    public void WriteTo(Outputs outputs, Release release)
    {
        outputs.Set("result", KebabCase.Of(Result));
        outputs.Set("changed", Changed);
        outputs.Set("operation-id", Id ?? "");
        outputs.Set("service-url", Plan.Url ?? "");
        outputs.Set("image", Running);
        outputs.Set("previous-image", Plan.From);
        outputs.Set("record", new JsonArray([.. Runs ? (JsonNode[])[VersionRecord.Of(this, release)] : []]).ToJsonString());
        outputs.Set("reason", Reason);
        outputs.Set("duration-ms", (long)Took.TotalMilliseconds);
    }
}
