namespace LocalAws.Lambda.Invoking;

/// <summary>Runs the code of a function.</summary>
internal interface IFunctionRunner
{
    /// <param name="timedOut">Set when the function's time is over: nobody waits for the result any more.</param>
    Task<FunctionResult> RunAsync(Invocation invocation, CancellationToken timedOut);
}
