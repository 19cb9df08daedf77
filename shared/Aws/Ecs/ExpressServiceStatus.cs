namespace Actions.Aws;

/// <summary>State of an Express service.</summary>
public sealed record ExpressServiceStatus
{
    /// <summary><c>ACTIVE</c>, <c>DRAINING</c> or <c>INACTIVE</c>.</summary>
    public string StatusCode { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? StatusReason { get; init; }
}
