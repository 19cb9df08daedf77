namespace LocalAws.AppRunner;

/// <summary>What an operation deploys, and what was there before.</summary>
internal sealed class RunnerDeployment(RunnerService service, RunnerOperation operation, RunnerConfiguration before, RunnerConfiguration wanted)
{
    public RunnerService Service => service;
    public RunnerOperation Operation => operation;
    public RunnerConfiguration Before => before;
    public RunnerConfiguration Wanted => wanted;

    /// <summary>Null until it is started.</summary>
    public RunnerInstance? Instance { get; set; }
}
