using Actions.GitHub;

namespace Rollback;

/// <summary>
/// Decides where one target goes: to the version asked for, else to that of the newest deployment record that ended well, else to the last
/// one of the platform's own history that did. The version before is no candidate merely for being the one before. Pure.
/// </summary>
/// <param name="state">What was found.</param>
/// <param name="records">The deployment records of the target, newest first.</param>
/// <param name="versionIn">Reads the version out of a record.</param>
internal sealed class Chooser(TargetState state, IReadOnlyList<DeploymentRecord> records, Func<RecordPayload, string?> versionIn)
{
    private readonly DeploymentHistory history = new(state.History);
    private readonly RecordHistory recorded = new(records, versionIn);

    public Choice Choose(Wish wish)
    {
        if (wish.To is { } to)
            return Arrived(wish, to, [], "it was asked for") ?? Asked(wish, to);
        return Returned(wish) ?? TakenBack(wish) ?? Found(wish);
    }

    private string Failing(Wish wish) =>
        wish.From ?? (state.Newest is { End: not PastEnd.Succeeded } newest ? newest.Version : state.Current);

    private Choice Asked(Wish wish, string to)
    {
        if (IsLeft(to, null) && !wish.Force)
            return new Choice(PlannedStep.Refused, Failing(wish), to, $"{to} was itself rolled back from; 'force: true' goes there all the same", []);
        return BusyFor(wish, to, []) ?? new Choice(PlannedStep.GoBack, Failing(wish), to, "it was asked for", []) { Record = recorded.Of(to) };
    }

    // Nobody named a version, and the newest thing that happened was a way back: a second one would undo it or go too far.
    private Choice? Returned(Wish wish)
    {
        if (state.Newest is not { } newest || (wish.From is { } from && from != newest.Version))
            return null;
        if (state.ReturnsTo is { } back)
            return new Choice(PlannedStep.Follow, newest.Version, back, "the platform is taking it back by itself", []);
        if (newest.End == PastEnd.RolledBack && state.Current != newest.Version && state.Standing == Standing.Settled)
            return new Choice(PlannedStep.AlreadyThere, newest.Version, state.Current, $"the platform has rolled {newest.Version} back by itself", []);
        return wish is { From: null, Force: false } ? OwnReturn() : null;
    }

    // Where the platform keeps no history, nobody but its record knows of a deployment that was taken back by whoever made it.
    private Choice? TakenBack(Wish wish)
    {
        if (state.KeepsHistory || state.Standing != Standing.Settled || wish is not { From: null, Force: false })
            return null;
        return recorded.EndsWithFailureAfter(state.Current)
            ? new Choice(PlannedStep.AlreadyThere, versionIn(recorded.Newest!.Payload!) ?? state.Current, state.Current, $"{recorded.Newest.Name} did not end with success, and it is at the last version that did; 'to' goes further back", [])
            : OwnReturn();
    }

    private Choice? OwnReturn()
    {
        var (isReturn, from) = history.EndsWithReturn ? (true, history.LeftLast) : (recorded.EndsWithReturnTo(state.Current), recorded.Newest?.Payload?.Previous);
        return (isReturn, state.Standing) switch
        {
            (true, Standing.Settled) => new Choice(PlannedStep.AlreadyThere, from ?? state.Current, state.Current,
                $"its newest deployment was the way back from {from ?? "another version"}; 'to' goes further back", []),
            (true, Standing.Deploying) => new Choice(PlannedStep.Follow, from ?? state.Current, state.Current, $"its newest deployment is the way back from {from ?? "another version"}", []),
            _ => null,
        };
    }

    private Choice Found(Wish wish)
    {
        var lookedAt = new List<Refusal>();
        var failing = Failing(wish);
        if (state.ComesFrom is { } source)
        {
            if (WhyNot(source, null, failing, wish.Force) is not { } why)
                return Landing(wish, source, lookedAt, "the deployment in progress comes from it");
            lookedAt.Add(new Refusal($"{source}, which the deployment in progress comes from", why));
        }
        foreach (var record in records)
        {
            if (WhyNot(record, failing, wish.Force) is not { } why)
                return Landing(wish, versionIn(record.Payload!)!, lookedAt, $"{record.Name} is the newest that ended with success") with { Record = record };
            lookedAt.Add(new Refusal(record.Name, why));
        }
        foreach (var success in history.Successes)
        {
            if (WhyNot(success.Version, null, failing, wish.Force) is not { } why)
                return Landing(wish, success.Version, lookedAt, $"the deployment of {success.At:yyyy-MM-dd HH:mm} UTC to it succeeded");
            lookedAt.Add(new Refusal($"deployment of {success.At:yyyy-MM-dd HH:mm} UTC to {success.Version}", why));
        }
        return new Choice(PlannedStep.Nothing, failing, null, "no earlier version is known to have worked", [.. lookedAt, .. Unsuccessful()]);
    }

    private IEnumerable<Refusal> Unsuccessful() => state.History
        .Where(deployment => deployment.End != PastEnd.Succeeded)
        .Select(deployment => new Refusal($"deployment of {deployment.At:yyyy-MM-dd HH:mm} UTC to {deployment.Version}", deployment.End switch
        {
            PastEnd.RolledBack => "it was rolled back",
            PastEnd.UnderWay => "it has not ended",
            _ => "it failed",
        }));

    private Choice Landing(Wish wish, string to, IReadOnlyList<Refusal> lookedAt, string why) =>
        Arrived(wish, to, lookedAt, why) ?? BusyFor(wish, to, lookedAt) ?? Elsewhere(wish, to, lookedAt)
        ?? new Choice(PlannedStep.GoBack, Failing(wish), to, why, lookedAt) { Record = recorded.Of(to) };

    private Choice? Arrived(Wish wish, string to, IReadOnlyList<Refusal> lookedAt, string why)
    {
        if (state.ReturnsTo == to)
            return new Choice(PlannedStep.Follow, Failing(wish), to, "the platform is taking it back by itself", lookedAt);
        if (state.Current != to || state.ReturnsTo is not null)
            return null;
        return state.Standing switch
        {
            Standing.Settled => new Choice(PlannedStep.AlreadyThere, Failing(wish), to, why, lookedAt),
            Standing.Deploying => new Choice(PlannedStep.Follow, Failing(wish), to, why, lookedAt),
            _ => null,
        };
    }

    private Choice? BusyFor(Wish wish, string to, IReadOnlyList<Refusal> lookedAt)
    {
        if (wish.Replace)
            return null;
        var why = state.Standing == Standing.Deploying && wish.From is { } from && from != state.Current
            ? $"{state.InProgress} to {state.Current} is in progress, which is not the one to leave ({from})"
            : recorded.Newest is { IsUnfinished: true } newest && !newest.IsOf(wish.OwnRun) && !recorded.IsAbout(newest, state.Current)
                ? $"{newest.Name} by another run is not finished"
                : null;
        return why is null ? null : new Choice(PlannedStep.Busy, Failing(wish), to, why, lookedAt);
    }

    private Choice? Elsewhere(Wish wish, string to, IReadOnlyList<Refusal> lookedAt) =>
        wish.From is { } from && from != state.Current && state.Standing == Standing.Settled
            ? new Choice(PlannedStep.Refused, from, to, $"it is at {state.Current}, which is neither the version to leave ({from}) nor the one to go back to ({to}): somebody else deployed meanwhile; name 'to' to go there all the same", lookedAt)
            : null;

    private string? WhyNot(DeploymentRecord record, string failing, bool force)
    {
        if (record.Payload is not { } payload)
            return "it has no payload that says what was deployed";
        if (!record.Succeeded)
            return $"its last status is {record.State ?? "missing"}, not success";
        return versionIn(payload) is { } version
            ? WhyNot(version, payload.Version, failing, force)
            : "its payload does not name a version of this kind of target";
    }

    private string? WhyNot(string version, string? name, string failing, bool force)
    {
        if (version == failing)
            return "it is the version to leave";
        return IsLeft(version, name) && !force ? "it was itself rolled back from" : null;
    }

    private bool IsLeft(string version, string? name) => history.Left.Contains(version) || recorded.Left.Contains(version) || (name is not null && recorded.Left.Contains(name));
}
