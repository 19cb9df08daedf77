using Actions.Toolkit;

namespace Migrate.Engine;

/// <summary>The engine understood the request and said no.</summary>
/// <param name="status">HTTP status of the answer; 200 for a pull that failed on its way.</param>
/// <param name="said">Its own words.</param>
internal sealed class EngineError(int status, string said) : ReportedException($"The container engine said: {said}", null, ExitCode.Failed)
{
    public const int NotFound = 404;

    public int Status { get; } = status;
    public string Said { get; } = said;
}
