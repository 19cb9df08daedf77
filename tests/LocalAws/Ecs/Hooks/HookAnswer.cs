namespace LocalAws.Ecs.Hooks;

/// <summary>What a function of a lifecycle hook says about the deployment.</summary>
public sealed record HookAnswer
{
    private static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(30);

    /// <summary>The deployment goes on.</summary>
    public static HookAnswer Succeeded { get; } = new() { Status = "SUCCEEDED" };

    /// <summary>The deployment goes back.</summary>
    public static HookAnswer Failed { get; } = new() { Status = "FAILED" };

    /// <summary>Not decided: the function is called again.</summary>
    /// <param name="delay">World time until then; null is the service's 30 seconds.</param>
    public static HookAnswer InProgress(TimeSpan? delay = null) => new() { Status = "IN_PROGRESS", Delay = delay ?? UsualDelay };

    internal string Status { get; private init; } = "";
    internal TimeSpan Delay { get; private init; }
}
