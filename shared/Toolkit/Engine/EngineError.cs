namespace Actions.Toolkit;

/// <summary>The container engine understood the request and said no. Ends with <see cref="ExitCode.Failed"/>.</summary>
/// <param name="status">HTTP status of the answer; 200 for a pull that failed on its way.</param>
/// <param name="said">Its own words.</param>
public sealed class EngineError(int status, string said) : ReportedException($"The container engine said: {said}", null, ExitCode.Failed)
{
    /// <summary>Status of an answer about a thing that does not exist.</summary>
    public const int NotFound = 404;

    /// <summary>HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>Its own words.</summary>
    public string Said { get; } = said;
}
