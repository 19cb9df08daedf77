using LocalAws.Clock;

namespace LocalAws.LoadBalancing;

/// <summary>Targets with their health, and the choice of the next one for a request.</summary>
internal sealed class TargetGroup(string arn, TargetGroupSpec spec, Engine engine)
{
    private readonly Lock gate = new();
    private readonly List<Target> targets = [];
    private int next;

    public string Arn => arn;
    public TargetGroupSpec Spec => spec;
    public string? LoadBalancerArn { get; set; }

    /// <summary>Every target there ever was, for the counts.</summary>
    public List<Target> History { get; } = [];

    /// <summary>Requests answered by all targets there ever were.</summary>
    public long Total => Sum(counts => counts.Total);

    /// <summary>Of these, answers of 500 and above, and requests that got none.</summary>
    public long Errors => Sum(counts => counts.Errors);

    public IReadOnlyList<Target> Targets
    {
        get
        {
            lock (gate)
                return [.. targets];
        }
    }

    /// <summary>Registers and starts checking; <paramref name="changed"/> is told each change of state, as a step of the engine.</summary>
    public void Register(Target target, Action changed)
    {
        lock (gate)
        {
            targets.Add(target);
            History.Add(target);
        }

        engine.After(TimeSpan.Zero, () => Check(target, changed));
    }

    /// <summary>No new requests from now on; tells when the last one in flight ended or the delay passed.</summary>
    public void Deregister(Target target, bool atOnce, Action drained)
    {
        lock (gate)
        {
            if (target.Gone)
                return;
            target.State = "draining";
            target.Reason = "Target.DeregistrationInProgress";
            target.Description = "Target deregistration is in progress";
            target.Drained = drained;
            atOnce |= target.InFlight == 0;
        }

        if (atOnce)
            Remove(target);
        else
            engine.After(spec.DeregistrationDelay, () => Remove(target));
    }

    /// <summary>Takes the next healthy target in turn; <see cref="Release"/> must follow.</summary>
    public Target? Take(Target? except = null)
    {
        lock (gate)
        {
            var healthy = targets.Where(target => target.State == "healthy" && target != except).ToList();
            if (healthy.Count == 0)
                return null;
            var chosen = healthy[next++ % healthy.Count];
            chosen.InFlight++;
            return chosen;
        }
    }

    public void Release(Target target)
    {
        bool drained;
        lock (gate)
            drained = --target.InFlight == 0 && target is { State: "draining", Gone: false };
        if (drained)
            engine.Run(() => Remove(target));
    }

    private long Sum(Func<TargetCounts, long> count)
    {
        lock (gate)
            return History.Sum(target => count(target.Counts));
    }

    private void Remove(Target target)
    {
        Action? drained;
        lock (gate)
        {
            if (target.Gone)
                return;
            target.Gone = true;
            target.State = "unused";
            target.Reason = "Target.NotRegistered";
            target.Description = "Target is not registered to the target group";
            targets.Remove(target);
            drained = target.Drained;
        }

        drained?.Invoke();
    }

    private void Check(Target target, Action changed)
    {
        if (target.Gone || target.State == "draining")
            return;
        var check = target.Probe.CheckAsync(spec.HealthCheck);
        if (check.IsCompletedSuccessfully)
            Apply(target, check.Result, changed);
        else
            _ = ApplyLater(target, check, changed);
    }

    private async Task ApplyLater(Target target, ValueTask<ProbeResult> check, Action changed)
    {
        var result = await check;
        engine.Run(() => Apply(target, result, changed));
    }

    private void Apply(Target target, ProbeResult result, Action changed)
    {
        bool moved;
        lock (gate)
        {
            if (target.Gone || target.State == "draining")
                return;
            moved = Note(target, result);
        }

        engine.After(spec.HealthCheck.Interval, () => Check(target, changed));
        if (moved)
            changed();
    }

    /// <summary>A new target needs one passed check; afterwards the thresholds count.</summary>
    private bool Note(Target target, ProbeResult result)
    {
        target.Successes = result.IsPassed ? target.Successes + 1 : 0;
        target.Failures = result.IsPassed ? 0 : target.Failures + 1;
        if (!result.IsPassed)
            target.LastFailure = $"{result.Reason}: {result.Description}";
        var before = target.State;
        if (result.IsPassed && (before == "initial" || target.Successes >= spec.HealthCheck.HealthyThreshold))
            (target.State, target.Reason, target.Description) = ("healthy", null, null);
        else if (!result.IsPassed && target.Failures >= spec.HealthCheck.UnhealthyThreshold)
            (target.State, target.Reason, target.Description) = ("unhealthy", result.Reason, result.Description);
        return before != target.State;
    }
}
