namespace Actions.Aws;

/// <summary>The App Runner operations the suite uses: all of them only read.</summary>
public interface IAppRunner
{
    /// <summary>Lists the services of the region, all pages.</summary>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<IReadOnlyList<AppRunnerService>> ListServicesAsync(CancellationToken cancellationToken);
}

/// <summary>An App Runner service.</summary>
public sealed record AppRunnerService
{
    /// <summary>Its name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Its ARN.</summary>
    public string ServiceArn { get; init; } = "";

    /// <summary>Host name it is reached by, without scheme.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><c>RUNNING</c>, <c>PAUSED</c>, <c>OPERATION_IN_PROGRESS</c>, …</summary>
    public string Status { get; init; } = "";
}
