using System.Text;
using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Sends a test event to a version of a function, and shows what it answers and logs.</summary>
/// <param name="lambda">The client.</param>
/// <param name="action">Log, clock and cancellation.</param>
public sealed class FunctionTest(ILambda lambda, ActionContext action)
{
    private const int LongestAnswer = 1000;

    // Lambda's own time-out tells more than ours.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for a function that may itself take so long.</summary>
    /// <param name="timeout">The time-out of the function.</param>
    public static TimeSpan LimitOf(TimeSpan timeout) => timeout + Margin;

    /// <summary>Sends the event once and judges the answer. A call that fails is a result like any other.</summary>
    /// <param name="name">The function, for people.</param>
    /// <param name="request">Function, version and event.</param>
    /// <param name="expected">What must hold of the answer.</param>
    public async Task<FunctionTestResult> RunAsync(string name, InvokeRequest request, IReadOnlyList<Assertion> expected)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await InvokeAsync(request, expected);
        if (result.Answer.Length > 0)
            action.Log.ForeignBlock($"{name}: answer to the test event:", [result.Answer]);
        if (result.Log.Count > 0)
            action.Log.ForeignBlock($"{name}: last {result.Log.Count} log lines:", result.Log);
        return result;
    }

    private async Task<FunctionTestResult> InvokeAsync(InvokeRequest request, IReadOnlyList<Assertion> expected)
    {
        var started = action.Time.GetTimestamp();
        try
        {
            var invocation = await SignOfLife.DuringAsync(lambda.InvokeAsync(request, action.Stopping), action, waited => $"{request.FunctionName} has not answered the test event yet, {DurationText.Format(waited)} of {DurationText.Format(request.Limit)}");
            // A function may tell what it was given.
            var answer = action.Masks.Redact(Encoding.UTF8.GetString(invocation.Payload));
            var fault = invocation.FunctionError is { } error
                ? $"{error} error: {Short(answer)}"
                : new PayloadExpectation(expected).Judge(invocation.StatusCode, invocation.Payload, action.Time.GetElapsedTime(started));
            return new FunctionTestResult(fault, Short(answer), invocation.LogTail.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (AwsException problem)
        {
            return new FunctionTestResult(problem.FullText.ReplaceLineEndings(" "), "", []) { IsUnknown = problem.Outcome != CallOutcome.Refused };
        }
    }

    private static string Short(string text) => text.Length <= LongestAnswer ? text : text[..LongestAnswer] + "…";
}
