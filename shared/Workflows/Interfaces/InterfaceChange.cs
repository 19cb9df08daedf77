namespace Actions.Workflows;

/// <summary>One difference between two versions of a workflow or an action.</summary>
/// <param name="Class">What it asks of callers.</param>
/// <param name="Subject">The workflow or action: <c>deploy.yml</c>, <c>ecs-deploy</c>.</param>
/// <param name="Message">What is different and, when callers must do something, what; a sentence with its full stop.</param>
public sealed record InterfaceChange(ChangeClass Class, string Subject, string Message)
{
    /// <summary>Class, subject and message in one line.</summary>
    public override string ToString() => $"{Class.ToString().ToLowerInvariant()} {Subject}: {Message}";
}
