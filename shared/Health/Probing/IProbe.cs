namespace Actions.Health;

/// <summary>Makes one request.</summary>
internal interface IProbe
{
    /// <summary>Asks a target once, redirects included.</summary>
    /// <exception cref="ProbeFailure">There was no complete answer.</exception>
    Task<Answer> AskAsync(Target target, ConnectionTrace trace, CancellationToken cancellation);
}
