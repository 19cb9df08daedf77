using System.Text;
using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Sends the test event to a new version, before anybody else's events reach it.</summary>
internal sealed class VersionTest(ILambda lambda, ActionContext action)
{
    private const int LongestAnswer = 1000;

    /// <summary>Lambda's own time-out tells more than ours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <exception cref="DeployFailure">The function failed, or answered otherwise than expected.</exception>
    public async Task RunAsync(FunctionDeployment deployment)
    {
        var wish = deployment.Plan.Wish.Test;
        if (wish.Event is null)
            return;
        var qualifier = deployment.Version;
        var request = new InvokeRequest
        {
            FunctionName = deployment.Plan.State.Asked,
            Qualifier = qualifier,
            Payload = wish.Event,
            IsEvent = wish.Invocation == TestInvocation.Event,
            Limit = TimeoutOf(deployment.Plan) + Margin,
        };
        deployment.Test = await InvokeAsync(request, wish);
        TellAnswer(deployment);
        if (!deployment.Test.Passed)
            throw new DeployFailure($"the test event failed: {deployment.Test.Fault}".TrimEnd('.'), "The log has the answer and the function's last lines. Mend the function, or the event and what is expected of it.");
        deployment.Tell(request.IsEvent ? "the test event was taken" : "the test event was answered as expected");
    }

    private static TimeSpan TimeoutOf(FunctionPlan plan) => plan.Configuration["Timeout"] is { } seconds
        ? TimeSpan.FromSeconds(seconds.GetValue<int>())
        : plan.State.Latest.Configuration.Timeout;

    private async Task<TestResult> InvokeAsync(InvokeRequest request, TestWish wish)
    {
        var started = action.Time.GetTimestamp();
        try
        {
            var invocation = await SignOfLife.DuringAsync(lambda.InvokeAsync(request, action.Stopping), action, waited => $"{request.FunctionName} has not answered the test event yet, {DurationText.Format(waited)} of {DurationText.Format(request.Limit)}");
            // A function may tell what it was given.
            var answer = action.Masks.Redact(Encoding.UTF8.GetString(invocation.Payload));
            var fault = invocation.FunctionError is { } error
                ? $"{error} error: {Short(answer)}"
                : new PayloadExpectation(wish.Expected).Judge(invocation.StatusCode, invocation.Payload, action.Time.GetElapsedTime(started));
            return new TestResult(fault, Short(answer), invocation.LogTail.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (AwsException refused) when (refused.Outcome == CallOutcome.Refused)
        {
            return new TestResult(refused.FullText.ReplaceLineEndings(" "), "", []);
        }
    }

    private void TellAnswer(FunctionDeployment deployment)
    {
        var test = deployment.Test!;
        if (test.Answer.Length > 0)
            action.Log.ForeignBlock($"{deployment.Name}: answer to the test event:", [test.Answer]);
        if (test.Log.Count > 0)
            action.Log.ForeignBlock($"{deployment.Name}: last {test.Log.Count} log lines:", test.Log);
    }

    private static string Short(string text) => text.Length <= LongestAnswer ? text : text[..LongestAnswer] + "…";
}
