using Actions.Health;
using Actions.Toolkit;
using Health.Tests.Support;

namespace Health.Tests;

/// <summary>Whose fault it is when a target cannot be found or reached: the control address tells.</summary>
public sealed class ControlledProbeTests
{
    private static readonly Fault NoRoute = new(Reason.Refused, "there is no route") { Origin = FaultOrigin.Network };
    private static readonly Target Service = Target.Parse("http://service.example/");
    private static readonly Target Control = Target.Parse("http://control.example/");

    private static async Task<CheckOutcome> CheckAsync(Dictionary<string, Fault?> world, params Target[] targets)
    {
        var probe = new WorldProbe(world);
        var plan = new CheckPlan
        {
            Targets = targets,
            Control = Control,
            Request = new RequestTemplate { Method = HttpMethod.Get, Timeout = TimeSpan.FromSeconds(10), ConnectTimeout = TimeSpan.FromSeconds(5), MaxBody = 1024 },
            Expectation = new Expectation { Status = StatusSet.Parse("200") },
            Schedule = new Schedule { Interval = TimeSpan.FromSeconds(5), Deadline = TimeSpan.FromMinutes(1), Retries = 0 },
            MaxParallel = 8,
        };
        var log = new AttemptLog(new ActionLog(TextWriter.Null, forRunner: false, debug: false));
        return await new Check(ControlledProbe.Around(probe, Control), plan, TimeProvider.System, text => text, log).RunAsync(CancellationToken.None);
    }

    [Fact]
    public async Task They_are_down_when_the_control_address_answers()
    {
        var outcome = await CheckAsync(new() { ["service.example"] = NoRoute, ["control.example"] = null }, Service);

        outcome.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        outcome.Results[0].Fault!.Text.ShouldBe("there is no route; the control address can be reached");
    }

    [Fact]
    public async Task They_are_down_when_the_control_address_refuses()
    {
        var outcome = await CheckAsync(new() { ["service.example"] = NoRoute, ["control.example"] = new Fault(Reason.Refused, "refused") }, Service);

        outcome.Verdict.ShouldBe(HealthVerdict.Unhealthy);
    }

    [Theory]
    [InlineData(Reason.Dns)]
    [InlineData(Reason.Timeout)]
    public async Task Nobody_knows_when_the_control_address_cannot_be_reached_either(object reason)
    {
        var outcome = await CheckAsync(new() { ["service.example"] = NoRoute, ["control.example"] = new Fault((Reason)reason, "nothing") }, Service);

        outcome.Verdict.ShouldBe(HealthVerdict.Inconclusive);
        outcome.Results[0].Fault!.Text.ShouldContain("this machine seems to be offline");
    }

    [Fact]
    public async Task One_target_that_answers_proves_that_the_network_works()
    {
        var outcome = await CheckAsync(new() { ["service.example"] = NoRoute, ["other.example"] = null, ["control.example"] = NoRoute }, Service, Target.Parse("http://other.example/"));

        outcome.Verdict.ShouldBe(HealthVerdict.Unhealthy);
    }

    [Fact]
    public async Task A_fault_of_the_target_itself_is_not_looked_into()
    {
        var outcome = await CheckAsync(new() { ["service.example"] = new Fault(Reason.Refused, "refused") }, Service);

        outcome.Results[0].Fault!.Text.ShouldBe("refused");
    }

    /// <summary>Answers by host: a fault, or 200.</summary>
    private sealed class WorldProbe(Dictionary<string, Fault?> world) : IProbe
    {
        public Task<Answer> AskAsync(Target target, ConnectionTrace trace, CancellationToken cancellation) =>
            world[target.Url.Host] is { } fault ? throw new ProbeFailure(fault) : Task.FromResult(Answers.Of(200));
    }
}
