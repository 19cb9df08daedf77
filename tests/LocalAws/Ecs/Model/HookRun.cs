namespace LocalAws.Ecs.Model;

/// <summary>One run of a lifecycle hook, at one stage of one deployment.</summary>
internal sealed class HookRun(string id, HookSettings settings, DateTimeOffset expiresAt)
{
    public string Id => id;
    public HookSettings Settings => settings;
    public DateTimeOffset ExpiresAt => expiresAt;
    public string Status { get; set; } = settings.IsPause ? "AWAITING_ACTION" : "IN_PROGRESS";
    public bool IsOpen => Status is "AWAITING_ACTION" or "IN_PROGRESS";

    /// <summary>It ended in a way that lets the deployment go on.</summary>
    public bool IsPassed => Status == "SUCCEEDED" || (Status == "TIMED_OUT" && settings.TimeoutAction == "CONTINUE");
}
