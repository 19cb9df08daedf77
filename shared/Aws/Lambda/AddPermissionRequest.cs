namespace Actions.Aws;

/// <summary>A statement for the resource policy of a function.</summary>
public sealed record AddPermissionRequest
{
    /// <summary>Name or ARN.</summary>
    public required string FunctionName { get; init; }

    /// <summary>Alias or version the statement is for.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Name of the statement, at most 100 characters.</summary>
    public required string StatementId { get; init; }

    /// <summary>Such as <c>lambda:InvokeFunction</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Such as <c>events.amazonaws.com</c>.</summary>
    public required string Principal { get; init; }

    /// <summary>Only on behalf of this resource.</summary>
    public string? SourceArn { get; init; }
}
