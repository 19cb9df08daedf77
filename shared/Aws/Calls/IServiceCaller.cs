namespace Actions.Aws;

/// <summary>Makes one call with everything around it: retries, idempotency, translated errors.</summary>
internal interface IServiceCaller
{
    /// <summary>A call that may be repeated freely.</summary>
    /// <exception cref="AwsException">AWS refused it, or it could not be done within its time limit.</exception>
    Task<TOut> CallAsync<TIn, TOut>(Operation<TIn, TOut> operation, TIn input, CancellationToken cancellationToken);

    /// <summary>A call that is repeated only when <paramref name="look"/> does not find its effect.</summary>
    /// <exception cref="AwsException">AWS refused it, or it could not be done within its time limit.</exception>
    Task<TOut> CallAsync<TIn, TOut>(
        Operation<TIn, TOut> operation, TIn input, Func<CancellationToken, Task<TOut?>> look, CancellationToken cancellationToken)
        where TOut : class;
}
