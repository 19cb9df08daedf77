using LocalAws.Clock;
using LocalAws.Ecs.Model;

namespace EcsDeploy.Tests.Truth;

/// <summary>
/// What is so in the world, seen from inside and step by step: whether our deployment is the one that serves, and since when it has come
/// to good or to bad. It knows neither the answers of the API nor the rules of the verdict.
/// </summary>
/// <param name="clock">Of the world.</param>
/// <param name="service">The service.</param>
/// <param name="wanted">ARN of the revision that is deployed.</param>
/// <param name="isForced">The same revision served before.</param>
internal sealed class Facts(WorldClock clock, Service service, string wanted, bool isForced)
{
    private readonly List<(DateTimeOffset At, Fact Fact)> changes = [];
    private Deployment? ours;

    /// <summary>When our update was executed; null before.</summary>
    public DateTimeOffset? Began { get; private set; }

    /// <summary>The action writes again: what follows is its own doing.</summary>
    public DateTimeOffset? Returned { get; private set; }

    public void Wrote(string operation)
    {
        if (operation == "UpdateService" && Began is null)
            (Began, ours) = (clock.GetUtcNow(), service.Current);
        else if (operation is "UpdateService" or "StopServiceDeployment")
            Returned ??= clock.GetUtcNow();
        Look();
    }

    public void Look()
    {
        if (Began is null || Returned is not null)
            return;
        // Somebody may deploy our revision once more, and that is as good.
        if (!isForced && service.Current is { IsRollback: false } current && current.Definition.Arn == wanted)
            ours = current;
        var fact = Now();
        if (changes.Count == 0 || changes[^1].Fact != fact)
            changes.Add((clock.GetUtcNow(), fact));
    }

    /// <summary>Since when it has been as it is at the end, for good; null while it is under way.</summary>
    public DateTimeOffset? DecidedAt => changes is [.., { Fact: Fact.Good or Fact.Bad or Fact.CrashLoop } last] ? last.At : null;

    public Fact Last => changes is [.., var last] ? last.Fact : Fact.Going;

    /// <summary>Whether something was so at any moment from one time to another.</summary>
    public bool Was(Fact fact, DateTimeOffset from, DateTimeOffset to)
    {
        for (var index = 0; index < changes.Count; index++)
        {
            var end = index + 1 < changes.Count ? changes[index + 1].At : DateTimeOffset.MaxValue;
            if (changes[index].Fact == fact && changes[index].At <= to && end >= from)
                return true;
        }
        return false;
    }

    public override string ToString() => string.Join(", ", changes.Select(change => $"{change.Fact} since {(change.At - Began!.Value).TotalSeconds:0.0} s"));

    private Fact Now()
    {
        if (service.Status != "ACTIVE" || service.Current != ours || ours.Record.Status is not ("PENDING" or "IN_PROGRESS" or "SUCCESSFUL"))
            return Fact.Bad;
        if (ours.Record.Status == "SUCCESSFUL")
            return IsReachable() ? Fact.Good : Fact.Unreachable;
        if (IsCrashLoop(ours))
            return Fact.CrashLoop;
        return IsAiling(ours) ? Fact.Ailing : Fact.Going;
    }

    private bool IsReachable()
    {
        var targets = service.Tasks.SelectMany(task => task.Targets).ToList();
        return service.DesiredCount == 0 || targets.Count == 0 || targets.Exists(target => target.State == "healthy");
    }

    // Nobody but the client stops it: ECS would go on for ever.
    private bool IsCrashLoop(Deployment deployment) =>
        !service.Deploying.Breaker && deployment.FailedTasks >= Math.Max(3, (service.DesiredCount + 1) / 2) && !service.TasksOf(deployment).Any(task => task.IsRunning);

    // Enough of its tasks ended, and none has lived longer than they did.
    private bool IsAiling(Deployment deployment)
    {
        var ended = service.TasksOf(deployment).Where(EndedBadly).ToList();
        var longest = ended.Select(task => task.StartedAt is { } started ? (task.StoppedAt ?? clock.GetUtcNow()) - started : TimeSpan.Zero).DefaultIfEmpty().Max();
        return !service.Deploying.Breaker
            && Math.Max(ended.Count, deployment.FailedTasks) >= Math.Max(3, (service.DesiredCount + 1) / 2)
            && !service.TasksOf(deployment).Any(task => task is { IsRunning: true, StartedAt: { } started } && (task.HealthStatus == "HEALTHY" || clock.GetUtcNow() - started > longest));
    }

    private static bool EndedBadly(EcsTask task) => !task.Wanted && (task.StopCode is "TaskFailedToStart" or "EssentialContainerExited" || task.StoppedReason?.Contains("health checks", StringComparison.Ordinal) == true);
}

/// <summary>How it stands with our deployment.</summary>
internal enum Fact
{
    Going,

    /// <summary>Still going, but only because the service has no circuit breaker.</summary>
    CrashLoop,

    /// <summary>Still going, and no task has come to good yet: to give it up is right, and to wait a little longer is too.</summary>
    Ailing,

    /// <summary>It completed and serves.</summary>
    Good,

    /// <summary>It completed, but no request reaches it.</summary>
    Unreachable,

    /// <summary>It failed, is being returned, was replaced, or its service is gone.</summary>
    Bad,
}
