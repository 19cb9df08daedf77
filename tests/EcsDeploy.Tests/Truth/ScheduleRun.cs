using System.Text.Json.Nodes;
using Actions.Rollouts;
using Actions.Toolkit;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using LocalAws.Logs;
using LocalAws.Ssm;
using LocalAws.Wire;
using Testing;

namespace EcsDeploy.Tests.Truth;

/// <summary>
/// One schedule from beginning to end: look, plan and deploy as the action does, with one clock for client and world that is moved from one
/// step to the next on one thread.
/// </summary>
internal sealed class ScheduleRun : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);
    private static readonly Caller Somebody = new("123456789012", "arn:aws:iam::123456789012:user/somebody");
    private readonly Schedule schedule;
    private readonly ManualClock clock = WorldClock.Manual();
    private readonly EcsService ecs;
    private readonly Random random;
    private Facts? facts;
    private (long Lines, DateTimeOffset At) heard;

    public ScheduleRun(Schedule schedule)
    {
        this.schedule = schedule;
        random = new Random(schedule.Seed);
        ecs = new EcsService(clock, new LogStore(clock, TimeSpan.Zero), new ParameterStore(clock), schedule.Options);
        ecs.AddCluster("prod");
        ecs.AddImage("shop/web", "1", VirtualOutcome.Runs);
        ecs.AddImage("shop/web", "3", VirtualOutcome.Runs);
        ecs.ScriptHook("judge", HookAnswer.Succeeded);
        CreateService();
        Settle();
    }

    public Facts Facts => facts!;

    /// <summary>The task definition the service is on or on its way to, when all is over.</summary>
    public string EndsOn => Service.Current.Definition.Arn;

    public LocalAws.Ecs.Model.Service Service => ecs.World.Clusters[0].Services[0];

    public string Before { get; private set; } = "";

    public DeployOutcome Outcome { get; private set; } = null!;

    public string Log { get; private set; } = "";

    public DateTimeOffset EndedAt { get; private set; }

    /// <summary>The longest time in which the log did not get a line.</summary>
    public TimeSpan LongestSilence { get; private set; }

    /// <summary>When the action knew.</summary>
    public DateTimeOffset VerdictAt => Facts.Began!.Value + Outcome.Services[0].Took;

    /// <summary>Runs the action. Nothing else runs on its thread, so that each step is over before the clock moves.</summary>
    public async Task RunAsync()
    {
        Before = EndsOn;
        ecs.AddImage("shop/web", schedule.IsForcedRedeploy ? "1" : "2", schedule.Outcomes);
        if (schedule.IsForcedRedeploy)
            ecs.Disturb("web", schedule.Outcomes);
        ecs.ScriptHook("judge", schedule.HookAnswers);
        using var run = new ActionRun { Time = clock }
            .Input("cluster", "prod").Input("services", "web").Input("images", $"app=shop/web:{(schedule.IsForcedRedeploy ? "1" : "2")}")
            .Input("force-new-deployment", schedule.IsForcedRedeploy ? "true" : "false").Input("timeout", $"{schedule.Timeout.TotalSeconds}s").Input("poll-interval", $"{schedule.PollInterval.TotalSeconds}s");
        await Task.Run(() => run.RunAsync("ecs-deploy", typeof(Inputs), ActAsync));
        Log = run.Log;
        EndedAt = clock.GetUtcNow();
        facts.ShouldNotBeNull($"{schedule}: nothing was deployed\n{Log}");
        Outcome.ShouldNotBeNull($"{schedule}: there is no outcome\n{Log}");
    }

    public ValueTask DisposeAsync() => ecs.DisposeAsync();

    private async Task<ExitCode> ActAsync(ActionContext action)
    {
        var deploying = DeployAsync(action, action.Read(read => Inputs.From(read, action.Masks)));
        var end = clock.GetUtcNow() + Longest;
        heard = (0, clock.GetUtcNow());
        while (!deploying.IsCompleted && clock.RunNext(end))
        {
            facts?.Look();
            Hear(action.Log.LinesShown);
        }
        deploying.IsCompleted.ShouldBeTrue($"{schedule}: no end after {Longest}");
        Outcome = await deploying;
        return Outcome.Succeeded;
    }

    private void Hear(long lines)
    {
        var silence = clock.GetUtcNow() - heard.At;
        LongestSilence = silence > LongestSilence ? silence : LongestSilence;
        if (lines != heard.Lines)
            heard = (lines, clock.GetUtcNow());
    }

    private async Task<DeployOutcome> DeployAsync(ActionContext action, Inputs inputs)
    {
        var client = new InProcessEcs(ecs, clock, () => schedule.MostLatency * random.NextDouble(), Wrote);
        var revisions = new Revisions(client);
        var states = await new Look(client, revisions, inputs, action).RunAsync(action.Stopping);
        var renderings = Rendering.Of(inputs, states);
        var plan = DeployPlan.Of(renderings, await revisions.FindSameAsync(renderings, action.Stopping), inputs.RedactEnv);
        var clients = new Clients(client, new NoLogs(), new InProcessTargets(ecs));
        return await new Deploy(clients, new AlarmGuard(new NoAlarms(), inputs.Alarms, action.Log), new ScheduledMoves([], action), inputs, action).RunAsync(plan);
    }

    private void Wrote(string operation)
    {
        if (operation == "UpdateService" && facts is null)
        {
            facts = new Facts(clock, Service, Service.Current.Definition.Arn, schedule.IsForcedRedeploy);
            _ = clock.CreateTimer(_ => Meddle(), null, schedule.MeanwhileAfter, Timeout.InfiniteTimeSpan);
        }
        facts?.Wrote(operation);
    }

    private void Meddle()
    {
        if (Service.Status != "ACTIVE")
            return;
        switch (schedule.Meanwhile)
        {
            case Meanwhile.Superseded:
                Update("taskDefinition", Register("3"));
                break;
            case Meanwhile.Redeployed:
                Update("forceNewDeployment", true);
                break;
            case Meanwhile.PutBack:
                Update("taskDefinition", Before);
                break;
            case Meanwhile.Stopped when Service.Current.Record is { Status: "PENDING" or "IN_PROGRESS" } record && IsVisible(record):
                Call("StopServiceDeployment", new JsonObject { ["serviceDeploymentArn"] = record.Arn, ["stopType"] = "ROLLBACK" });
                break;
            case Meanwhile.Deleted:
                Call("DeleteService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", ["force"] = true });
                break;
            case Meanwhile.Scaled:
                Update("desiredCount", random.Next(5));
                break;
            case Meanwhile.Alarm:
                schedule.Alarms.Set("errors", inAlarm: true);
                break;
        }
    }

    // Nobody can stop what is not shown yet.
    private bool IsVisible(LocalAws.Ecs.Model.ServiceDeployment record) =>
        schedule.HasServiceDeployments && clock.GetUtcNow() >= record.CreatedAt + schedule.Options.ServiceDeploymentVisibleAfter;

    private void CreateService()
    {
        var service = new JsonObject
        {
            ["cluster"] = "prod",
            ["serviceName"] = "web",
            ["taskDefinition"] = Register("1"),
            ["desiredCount"] = schedule.Desired,
            ["deploymentConfiguration"] = JsonNode.Parse($"{{{schedule.Configuration}}}"),
        };
        if (schedule.IsStaged)
            service["loadBalancers"] = LoadBalancers(ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = "blue" }, alternate: "green"));
        Call("CreateService", service);
    }

    private static JsonArray LoadBalancers(LoadBalancer balancer) => new(new JsonObject
    {
        ["targetGroupArn"] = balancer.TargetGroupArn,
        ["containerName"] = "app",
        ["containerPort"] = 80,
        ["advancedConfiguration"] = new JsonObject
        {
            ["alternateTargetGroupArn"] = balancer.AlternateTargetGroupArn,
            ["productionListenerRule"] = balancer.ProductionRuleArn,
            ["roleArn"] = "arn:aws:iam::123456789012:role/ecs-lb",
        },
    });

    private string Register(string tag)
    {
        var container = new JsonObject
        {
            ["name"] = "app", ["image"] = $"shop/web:{tag}", ["memory"] = 256, ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 80 }),
        };
        if (schedule.HasHealthCheck)
            container["healthCheck"] = new JsonObject { ["command"] = new JsonArray("CMD", "true"), ["interval"] = 5, ["retries"] = 2 };
        var registered = Call("RegisterTaskDefinition", new JsonObject { ["family"] = "web", ["containerDefinitions"] = new JsonArray(container) });
        return registered["taskDefinition"]!["taskDefinitionArn"]!.GetValue<string>();
    }

    /// <summary>The first deployment completes; its pauses are answered.</summary>
    private void Settle()
    {
        clock.AdvanceUntil(
            () =>
            {
                var record = Service.Current.Record;
                foreach (var hook in record.Rollout?.Hooks.Where(hook => hook.Status == "AWAITING_ACTION").ToList() ?? [])
                    hook.Status = "SUCCEEDED";
                return record.Status == "SUCCESSFUL";
            },
            Longest).ShouldBeTrue($"{schedule}: the service did not start: {ecs.Dump()}");
        clock.Advance(TimeSpan.FromSeconds(10));
    }

    private void Update(string member, JsonNode value) => Call("UpdateService", new JsonObject { ["cluster"] = "prod", ["service"] = "web", [member] = value });

    private JsonObject Call(string operation, JsonObject parameters) =>
        ecs.HandleAsync(new ApiCall("ecs", operation, parameters, Somebody, "eu-west-1"), CancellationToken.None).GetAwaiter().GetResult();
}
