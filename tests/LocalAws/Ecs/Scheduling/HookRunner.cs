using System.Text.Json.Nodes;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Runs the lifecycle hooks of a phase: calls functions, waits for answers, lets them time out.</summary>
internal sealed class HookRunner(EcsWorld world)
{
    /// <summary>Asks for a step of the scheduler.</summary>
    public Action<Service> Request { get; set; } = _ => { };

    public void Begin(Service service, StagedRollout rollout)
    {
        if (!world.Options.FinishedHooksStay)
            rollout.Hooks.Clear();
        foreach (var hook in rollout.Settings.Hooks.Where(hook => hook.Stages.Contains(rollout.Phase.HookStage) && Runs(hook, rollout)))
            Begin(service, rollout, new HookRun(world.Ids.Hook(hook.IsPause), hook, world.Now + hook.Timeout));
    }

    /// <summary>The first hook of the phase that does not let the deployment go on.</summary>
    public static HookRun? Failed(StagedRollout rollout) => rollout.HooksOfPhase.Find(run => run is { IsOpen: false, IsPassed: false });

    /// <summary>Nobody can answer a pause of a deployment that is on its way back.</summary>
    private bool Runs(HookSettings hook, StagedRollout rollout) => !rollout.IsReturning || (world.Options.HooksOnRollback && !hook.IsPause);

    private void Begin(Service service, StagedRollout rollout, HookRun run)
    {
        rollout.Hooks.Add(run);
        rollout.HooksOfPhase.Add(run);
        world.Engine.After(run.Settings.Timeout, () => TimeOut(service, run));
        if (!run.Settings.IsPause)
            Call(service, rollout, run);
    }

    private void Call(Service service, StagedRollout rollout, HookRun run)
    {
        if (!run.IsOpen)
            return;
        var answer = world.Functions.Call(new(run.Settings.TargetArn!, rollout.Phase.HookStage, Payload(service, rollout, run)));
        run.Status = answer.Status;
        if (run.IsOpen)
            world.Engine.After(answer.Delay, () => Call(service, rollout, run));
        else
            Request(service);
    }

    private void TimeOut(Service service, HookRun run)
    {
        if (!run.IsOpen)
            return;
        run.Status = "TIMED_OUT";
        Request(service);
    }

    private static JsonObject Payload(Service service, StagedRollout rollout, HookRun run) => new()
    {
        ["serviceArn"] = service.Arn,
        ["targetServiceRevisionArn"] = rollout.Green.Revision.Arn,
        ["testTrafficWeights"] = Weights(rollout, rollout.Test, rollout.TestOfBlue),
        ["productionTrafficWeights"] = Weights(rollout, rollout.Production, rollout.ProductionOfBlue),
        ["hookDetails"] = run.Settings.Details?.DeepClone(),
    };

    private static JsonObject Weights(StagedRollout rollout, double green, double blue)
    {
        var weights = new JsonObject { [rollout.Green.Revision.Arn] = green };
        if (rollout.Blue is { } old)
            weights[old.Revision.Arn] = blue;
        return weights;
    }
}
