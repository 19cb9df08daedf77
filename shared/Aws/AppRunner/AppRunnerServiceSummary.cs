namespace Actions.Aws;

/// <summary>One line of a listing of App Runner services.</summary>
public sealed record AppRunnerServiceSummary
{
    /// <summary>Its name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Its ARN.</summary>
    public string ServiceArn { get; init; } = "";

    /// <summary>Host name it is reached by, without scheme.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>See <see cref="AppRunnerServiceStatus"/>; an open set.</summary>
    public string Status { get; init; } = "";
}
