namespace Actions.Aws;

/// <summary>A rule of EventBridge.</summary>
public sealed record EventRule
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>ARN of the rule.</summary>
    public string Arn { get; init; } = "";

    /// <summary>JSON text: which events it takes.</summary>
    public string? EventPattern { get; init; }

    /// <summary><c>rate(…)</c> or <c>cron(…)</c>.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary><c>ENABLED</c>, <c>DISABLED</c> or <c>ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS</c>.</summary>
    public string? State { get; init; }

    /// <summary>Text of whoever made it.</summary>
    public string? Description { get; init; }

    /// <summary>Role EventBridge uses for the targets.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The AWS service that made the rule and alone may change it.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>Its event bus.</summary>
    public string? EventBusName { get; init; }
}

/// <summary>Input of <c>PutRule</c>.</summary>
public sealed record PutRuleRequest
{
    /// <summary>Name of the rule.</summary>
    public required string Name { get; init; }

    /// <summary>See <see cref="EventRule.ScheduleExpression"/>; this or <see cref="EventPattern"/>.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary>See <see cref="EventRule.EventPattern"/>.</summary>
    public string? EventPattern { get; init; }

    /// <summary>See <see cref="EventRule.State"/>.</summary>
    public string? State { get; init; }

    /// <summary>See <see cref="EventRule.Description"/>.</summary>
    public string? Description { get; init; }

    /// <summary>See <see cref="EventRule.RoleArn"/>.</summary>
    public string? RoleArn { get; init; }

    /// <summary>See <see cref="EventRule.EventBusName"/>.</summary>
    public string? EventBusName { get; init; }

    /// <summary>A request that leaves the rule as it is.</summary>
    public static PutRuleRequest Of(EventRule rule) => new()
    {
        Name = rule.Name,
        ScheduleExpression = rule.ScheduleExpression,
        EventPattern = rule.EventPattern,
        State = rule.State,
        Description = rule.Description,
        RoleArn = rule.RoleArn,
        EventBusName = rule.EventBusName,
    };
}

/// <summary>Output of <c>PutTargets</c> and <c>RemoveTargets</c>.</summary>
public sealed record EventTargetsResponse
{
    /// <summary>How many targets were not taken.</summary>
    public int FailedEntryCount { get; init; }

    /// <summary>These are they.</summary>
    public IReadOnlyList<FailedEventTarget> FailedEntries { get => field ?? []; init; }
}

/// <summary>A target that AWS did not take.</summary>
public sealed record FailedEventTarget
{
    /// <summary>Id of the target.</summary>
    public string TargetId { get; init; } = "";

    /// <summary>Code of AWS.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? ErrorMessage { get; init; }
}
