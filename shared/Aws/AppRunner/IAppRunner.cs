namespace Actions.Aws;

/// <summary>
/// The App Runner operations the suite uses. A write whose answer is lost is looked for in the list of operations: one of its kind that was not
/// there before is ours, because a service has one operation at a time.
/// </summary>
public interface IAppRunner
{
    /// <summary>Lists the services of the region, all pages.</summary>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<IReadOnlyList<AppRunnerServiceSummary>> ListServicesAsync(CancellationToken cancellationToken);

    /// <summary>Describes a service, with its configurations whole.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none.</exception>
    Task<AppRunnerService> DescribeServiceAsync(string serviceArn, CancellationToken cancellationToken);

    /// <summary>The newest operations of a service, newest first.</summary>
    /// <param name="serviceArn">ARN of the service.</param>
    /// <param name="atMost">Stop after this many.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<IReadOnlyList<AppRunnerOperation>> ListOperationsAsync(string serviceArn, int atMost, CancellationToken cancellationToken);

    /// <summary>Changes a service; only the members that are set are sent.</summary>
    /// <returns>Id of the operation.</returns>
    /// <exception cref="AwsException">Code <c>InvalidStateException</c> while another operation is under way.</exception>
    Task<string> UpdateServiceAsync(AppRunnerUpdate update, CancellationToken cancellationToken);

    /// <summary>Deploys the newest code, or what the image's tag means now.</summary>
    /// <returns>Id of the operation.</returns>
    Task<string> StartDeploymentAsync(string serviceArn, CancellationToken cancellationToken);

    /// <summary>Takes all instances of a service away.</summary>
    /// <returns>Id of the operation.</returns>
    Task<string> PauseServiceAsync(string serviceArn, CancellationToken cancellationToken);

    /// <summary>Gives a paused service its instances back.</summary>
    /// <returns>Id of the operation.</returns>
    Task<string> ResumeServiceAsync(string serviceArn, CancellationToken cancellationToken);
}
