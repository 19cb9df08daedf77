using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>One deployment of one service: what is planned, how it is done, and how it stands.</summary>
internal interface IDeployment
{
    DeployPlan Plan { get; }

    /// <summary>Id of our operation or deployment; null until AWS has told it.</summary>
    string? Id { get; }

    /// <summary>True when AWS has taken a change of the service, whether or not its id is known.</summary>
    bool HasBegun { get; }

    /// <summary>How it stands. The gate may refuse what AWS completed.</summary>
    Verdict Verdict { get; set; }

    /// <summary>True when AWS completed it, whatever the gate says.</summary>
    bool IsComplete { get; }

    /// <summary>True when AWS refused the change: the service was not touched.</summary>
    bool IsRefused { get; }

    /// <summary>True when it has failed and AWS does not return it by itself.</summary>
    bool NeedsReturn { get; }

    /// <summary>The image that somebody else was found to have put in place of ours; null when nobody was.</summary>
    string? Superseding { get; }

    /// <summary>What was seen of it, oldest first.</summary>
    IReadOnlyList<string> Timeline { get; }

    /// <summary>The one write.</summary>
    /// <returns>False when somebody else's operation was first: then everything is to be looked at again.</returns>
    Task<bool> StartAsync();

    /// <summary>Returns when there is a verdict.</summary>
    Task FollowAsync();

    /// <summary>Brings back what was there before, unless somebody else has deployed since, and follows that to its end.</summary>
    Task<Verdict> ReturnAsync();

    Task<FailureEvidence> ExplainAsync();

    /// <summary>What the job that is being cancelled leaves behind, as a clause; does what the input <c>on-cancel</c> says.</summary>
    Task<string> LeaveAsync(CancellationToken cancellationToken);
}
