namespace Actions.Rollouts;

/// <summary>Short names of task definitions: without region and account, so that outputs survive masked account ids.</summary>
public static class TaskDefinitionName
{
    /// <summary><c>arn:aws:ecs:eu-central-1:111122223333:task-definition/backend:41</c> is <c>backend:41</c>.</summary>
    public static string Short(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary><c>backend:41</c> and its ARN are the same revision.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && Short(one) == Short(other);
}
