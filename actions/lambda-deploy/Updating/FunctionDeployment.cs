using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>One function on its way: what has been done so far, and how it ended.</summary>
internal sealed class FunctionDeployment(FunctionPlan plan, ActionContext action)
{
    private readonly List<string> events = [];

    public FunctionPlan Plan => plan;

    public string Name => plan.Name;

    /// <summary>True when the step deploys no other: only then have the outputs of one function a meaning.</summary>
    public required bool IsOnly { get; init; }

    /// <summary>The version it goes to; null before it is published.</summary>
    public string? Version { get; set; }

    /// <summary>True once the unpublished function may differ from before.</summary>
    public bool IsTouched { get; set; }

    /// <summary>The alias as last read or written; null without one.</summary>
    public LambdaAlias? Alias { get; set; } = plan.State.Alias;

    /// <summary>True once a write to the alias was begun.</summary>
    public bool IsShifted { get; set; }

    public DateTimeOffset StartedAt { get; } = action.Time.GetUtcNow();

    /// <summary>What its new version wrote to its log until it was taken back; empty when it was not, or that is not known.</summary>
    public IReadOnlyList<string> Log { get; set; } = [];

    /// <summary>How its test ended.</summary>
    public FunctionTestResult? Test { get; set; }

    public FunctionResult Result { get; set; } = plan.IsChange ? FunctionResult.NotMoved : FunctionResult.Unchanged;

    /// <summary>Why it failed or was not moved; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    public string NextStep { get; set; } = "";

    /// <summary>Where the alias goes from, and back to.</summary>
    public AliasRoute? Before => plan.State.Alias is { } alias ? new AliasRoute(alias.FunctionVersion) : null;

    public IReadOnlyList<string> Events => events;

    public bool IsFailure => Reason.Length > 0;

    /// <summary>True when its alias sends everything to the new version.</summary>
    public bool HasArrived => Version is not null && Alias?.Route == new AliasRoute(Version);

    /// <summary>What serves now, as a sentence without a full stop.</summary>
    public string Now => (Alias, IsTouched) switch
    {
        ({ } alias, _) when alias.Route != Before || !IsTouched => $"alias '{alias.Name}' is at version {alias.Route}",
        ({ } alias, true) => $"alias '{alias.Name}' is at version {alias.Route}; the unpublished function has been changed, which nobody who uses the alias sees",
        (null, true) => "the unpublished function has been changed",
        _ => "nothing of it was changed",
    };

    public void Tell(string what)
    {
        action.Log.Info($"{Name}: {what}");
        events.Add($"{action.Time.GetUtcNow():HH:mm:ss}  {what}");
    }

    /// <summary>Does a part of the work.</summary>
    /// <returns>False when that failed; why is then said.</returns>
    public async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception problem) when (DeployFailure.Is(problem))
        {
            Fail(DeployFailure.Of(problem));
            return false;
        }
    }

    /// <summary>Writes an output of one function, so that it survives a kill.</summary>
    public void Output(string name, string value)
    {
        if (IsOnly)
            action.Outputs.Set(name, value);
    }

    public void Fail(DeployFailure failure)
    {
        Result = failure.IsUnknown ? FunctionResult.Unknown : FunctionResult.Failed;
        Reason = failure.Message;
        NextStep = failure.NextStep;
        Tell(failure.Message);
    }
}
