namespace LambdaDeploy;

/// <summary>Ends the deployment of a function.</summary>
/// <param name="reason">What happened, one sentence without a full stop.</param>
/// <param name="nextStep">What to do.</param>
internal sealed class DeployFailure(string reason, string nextStep = "") : Exception(reason)
{
    public string NextStep { get; } = nextStep;

    /// <summary>True when it could not be found out how it ended.</summary>
    public bool IsUnknown { get; init; }
}
