namespace Actions.Aws;

/// <summary>A queue or stream that feeds a function.</summary>
public sealed record EventSourceMapping
{
    /// <summary>Id.</summary>
    public string UUID { get; init; } = "";

    /// <summary>The queue or stream.</summary>
    public string? EventSourceArn { get; init; }

    /// <summary>What it feeds: the function, or a version or alias of it.</summary>
    public string? FunctionArn { get; init; }

    /// <summary>Such as <c>Enabled</c>.</summary>
    public string? State { get; init; }
}
