using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.CloudWatch;
using LocalAws.Lambda;
using LocalAws.Wire;

namespace LocalAws.EventBridge;

/// <summary>Rules with a schedule invoke the functions among their targets when they are due, if the functions' policies let them.</summary>
internal sealed class ScheduledRules : IDisposable
{
    /// <summary>Timers do not reach further than some weeks.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly EventStore _store;
    private readonly Engine _engine;
    private readonly Caller _owner;
    private readonly string _region;
    private readonly LambdaService _functions;
    private readonly AlarmStore _metrics;

    public ScheduledRules(EventStore store, TimeProvider clock, string accountId, string region, LambdaService functions, AlarmStore metrics)
    {
        (_store, _region, _functions, _metrics) = (store, region, functions, metrics);
        _owner = new Caller(accountId, "events.amazonaws.com");
        _engine = new Engine(clock);
        store.RulePut = rule => _engine.Run(() => Arm(rule));
    }

    public void Dispose() => _engine.Dispose();

    private void Arm(EventRule rule)
    {
        var expression = rule.Settings["ScheduleExpression"]?.GetValue<string>();
        if (expression is not null && rule.Settings["State"]!.GetValue<string>() == "ENABLED" && ScheduleExpression.Next(expression, _engine.Now) is { } due)
            Wait(rule, due);
    }

    private void Wait(EventRule rule, DateTimeOffset due)
    {
        var left = due - _engine.Now;
        _engine.After(left < LongestWait ? left : LongestWait, () => Look(rule, due));
    }

    private void Look(EventRule rule, DateTimeOffset due)
    {
        // Put again meanwhile: the newer settings have their own timer.
        if (_store.Find(rule.Bus, rule.Name) is not { } present || !ReferenceEquals(present.Settings, rule.Settings))
            return;
        if (_engine.Now < due)
        {
            Wait(rule, due);
            return;
        }

        foreach (var target in present.Targets)
            Invoke(present, target, due);
        Arm(rule);
    }

    private void Invoke(EventRule rule, JsonObject target, DateTimeOffset due)
    {
        var arn = target["Arn"]!.GetValue<string>();
        if (!arn.Contains(":lambda:", StringComparison.Ordinal))
            return;
        var ruleArn = EventBridgeService.ArnOf(_region, _owner.AccountId, rule);
        var input = target["Input"]?.GetValue<string>() ?? Event(ruleArn, due).ToJsonString();
        var request = new JsonObject { ["FunctionName"] = arn, ["InvocationType"] = "Event", ["Payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(input)) };
        var isInvoked = _functions.TryInvoke(new ApiCall("lambda", "Invoke", request, _owner, _region), ruleArn);
        _metrics.AddSample(new MetricKey("AWS/Events", isInvoked ? "Invocations" : "FailedInvocations", $"RuleName={rule.Name}"), Sample.Of(_engine.Now, 1));
    }

    private JsonObject Event(string ruleArn, DateTimeOffset due) => new()
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = "Scheduled Event",
        ["source"] = "aws.events",
        ["account"] = _owner.AccountId,
        ["time"] = due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["region"] = _region,
        ["resources"] = new JsonArray(ruleArn),
        ["detail"] = new JsonObject(),
    };
}
