using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Sends the test event to a new version, before anybody else's events reach it.</summary>
internal sealed class VersionTest(ILambda lambda, ActionContext action)
{
    private readonly FunctionTest test = new(lambda, action);

    /// <exception cref="DeployFailure">The function failed, or answered otherwise than expected.</exception>
    public async Task RunAsync(FunctionDeployment deployment)
    {
        var wish = deployment.Plan.Wish.Test;
        if (wish.Event is null)
            return;
        var request = new InvokeRequest
        {
            FunctionName = deployment.Plan.State.Asked,
            Qualifier = deployment.Version,
            Payload = wish.Event,
            IsEvent = wish.Invocation == TestInvocation.Event,
            Limit = FunctionTest.LimitOf(TimeoutOf(deployment.Plan)),
        };
        deployment.Test = await test.RunAsync(deployment.Name, request, wish.Expected);
        if (deployment.Test.IsUnknown)
            throw new DeployFailure($"it is not known how the test event ended: {deployment.Test.Fault}".TrimEnd('.'), "Look at the function's log. The event is not sent again by itself.") { IsUnknown = true };
        if (!deployment.Test.Passed)
            throw new DeployFailure($"the test event failed: {deployment.Test.Fault}".TrimEnd('.'), "The log has the answer and the function's last lines. Mend the function, or the event and what is expected of it.");
        deployment.Tell(request.IsEvent ? "the test event was taken" : "the test event was answered as expected");
    }

    private static TimeSpan TimeoutOf(FunctionPlan plan) => plan.Configuration["Timeout"] is { } seconds
        ? TimeSpan.FromSeconds(seconds.GetValue<int>())
        : plan.State.Latest.Configuration.Timeout;
}
