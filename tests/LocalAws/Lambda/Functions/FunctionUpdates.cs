using LocalAws.Wire;

namespace LocalAws.Lambda.Functions;

/// <summary>The states of functions and versions in world time. Every transition gives a new revision.</summary>
internal sealed class FunctionUpdates(LambdaWorld world)
{
    /// <summary>What is not yet usable becomes so after a time.</summary>
    public FunctionVersion Pending(FunctionVersion version) => version with
    {
        RevisionId = world.NewId(),
        Modified = world.Now,
        State = "Pending",
        StateReason = "The function is being created.",
        StateReasonCode = "Creating",
        Update = UpdateOutcome.Succeeds,
    };

    public void ActivateLater(LocalFunction function, string number, UpdateOutcome outcome) =>
        world.Engine.After(world.Options.ActivationTime, () => Activate(function, number, outcome));

    public void Activate(LocalFunction function, string number, UpdateOutcome outcome)
    {
        if (function.FindVersion(number) is not { } version)
            return;
        var isBad = outcome.Status == UpdateOutcome.Bad;
        function.Replace(version with
        {
            RevisionId = world.NewId(),
            State = isBad ? "Failed" : "Active",
            StateReason = isBad ? outcome.Reason : null,
            StateReasonCode = isBad ? outcome.ReasonCode : null,
        });
        if (number == FunctionVersion.Latest)
            function.Running = function.Latest;
    }

    /// <summary>The new code or configuration of <c>$LATEST</c> is shown at once, and runs when the update has succeeded.</summary>
    public void Begin(LocalFunction function, FunctionVersion changed)
    {
        var outcome = function.Script.TryDequeue(out var scripted) ? scripted : UpdateOutcome.Succeeds;
        function.Latest = changed with { RevisionId = world.NewId(), Modified = world.Now, Update = UpdateOutcome.Stuck };
        if (outcome != UpdateOutcome.Stuck)
            world.Engine.After(world.Options.UpdateTime, () => End(function, outcome));
    }

    /// <exception cref="ApiError">The function is being created or updated.</exception>
    public static void RefuseWhileBusy(LocalFunction function)
    {
        if (function.Latest.IsPending)
            throw LambdaErrors.Conflict($"The operation cannot be performed at this time. The function is currently in the following state: {function.Latest.State}");
        if (function.Latest.IsUpdating)
            throw LambdaErrors.Conflict($"The operation cannot be performed at this time. An update is in progress for resource: {function.Arn}");
    }

    /// <exception cref="ApiError">The caller read another revision.</exception>
    public static void CheckRevision(LocalFunction function, string? revisionId)
    {
        if (revisionId is not null && revisionId != function.Latest.RevisionId)
            throw LambdaErrors.OtherRevision("GetFunction/GetAlias");
    }

    private void End(LocalFunction function, UpdateOutcome outcome)
    {
        function.Latest = function.Latest with { RevisionId = world.NewId(), Update = outcome };
        if (outcome.Status == UpdateOutcome.Good)
            function.Running = function.Latest;
    }
}
