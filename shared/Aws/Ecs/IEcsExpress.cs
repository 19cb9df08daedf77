namespace Actions.Aws;

/// <summary>The operations of ECS Express Mode the suite uses. How deployments go is told by <see cref="IEcs"/>.</summary>
public interface IEcsExpress
{
    /// <summary>Describes a service.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none of Express Mode.</exception>
    Task<ExpressService> DescribeAsync(string serviceArn, CancellationToken cancellationToken);

    /// <summary>Changes a service; only the members that are set are sent. The same content a second time starts nothing new.</summary>
    /// <returns>ARN of the service revision that the service goes to; null when AWS does not say.</returns>
    Task<string?> UpdateAsync(ExpressUpdate update, CancellationToken cancellationToken);
}
