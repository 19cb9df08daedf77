using LocalAws.Lambda.Functions;

namespace LocalAws.Lambda.Invoking;

/// <summary>Does what the first rule says that fits.</summary>
internal sealed class RecordedFunction(LambdaWorld world, FunctionLog log) : IFunctionRunner
{
    public async Task<FunctionResult> RunAsync(Invocation invocation, CancellationToken timedOut)
    {
        var rule = world.Engine.Read(() => invocation.Version.Code.Rules.Concat(invocation.Function.Rules).FirstOrDefault(rule => Fits(rule, invocation)));
        if (rule is null)
            return FunctionResult.Of(null, []);
        if (rule.Duration > TimeSpan.Zero)
            await Task.Delay(rule.Duration, world.Clock, timedOut);
        foreach (var line in rule.Log)
            log.Line(invocation, line);
        return rule.Error is { } error ? FunctionResult.Failed(error, rule.Log) : FunctionResult.Of(rule.Answer, rule.Log);
    }

    private bool Fits(FunctionRule rule, Invocation invocation) =>
        (rule.Version is null || rule.Version == invocation.Version.Number)
        && (rule.CodeSha256 is null || rule.CodeSha256 == invocation.Version.Code.Sha256)
        && (rule.Event is null || EventJson.Holds(invocation.Event, rule.Event))
        && (rule.Percent >= 100 || world.Draws.NextDouble() * 100 < rule.Percent);
}
