namespace Actions.Toolkit;

/// <summary>What an action works with: its inputs, its outputs, the log, the clock, and the wish to stop.</summary>
public sealed class ActionContext
{
    private readonly ActionEnvironment environment;
    private readonly InputValues inputs;

    internal ActionContext(ActionEnvironment environment, InputValues inputs, ActionLog log, CancellationToken stopping)
    {
        this.environment = environment;
        this.inputs = inputs;
        Log = log;
        Stopping = stopping;
        Runner = new RunnerContext(environment.Variables);
        Outputs = new Outputs(inputs.Manifest, File("GITHUB_OUTPUT"), log);
        State = new StateFile(File("GITHUB_STATE"), environment.Variables);
        EnvironmentFile = new EnvironmentFile(File("GITHUB_ENV"));
        Summary = new StepSummary(File("GITHUB_STEP_SUMMARY"), log);
        Processes = new ProcessRunner(environment.Time);
    }

    /// <summary>Name of the action.</summary>
    public string Name => environment.Name;

    /// <summary>Version of the action, as <c>1.4.0</c>.</summary>
    public string Version => environment.Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What <c>action.yml</c> declares.</summary>
    public ActionManifest Manifest => inputs.Manifest;

    /// <summary>The environment, read once at the start. Never printed.</summary>
    public IReadOnlyDictionary<string, string> Environment => environment.Variables;

    /// <summary>The job this runs in.</summary>
    public RunnerContext Runner { get; }

    /// <summary>The clock of every wait and deadline.</summary>
    public TimeProvider Time => environment.Time;

    /// <summary>The job log.</summary>
    public ActionLog Log { get; }

    /// <summary>The secrets of this run.</summary>
    public Masks Masks => Log.Masks;

    /// <summary>The outputs of the step.</summary>
    public Outputs Outputs { get; }

    /// <summary>State for the post step.</summary>
    public StateFile State { get; }

    /// <summary>Variables for later steps.</summary>
    public EnvironmentFile EnvironmentFile { get; }

    /// <summary>The step summary.</summary>
    public StepSummary Summary { get; }

    /// <summary>Runs other programs.</summary>
    public ProcessRunner Processes { get; }

    /// <summary>
    /// Set by SIGINT or SIGTERM: start no new work, say what state things are left in, write outputs and summary.
    /// The process is ended <see cref="ActionHost.StoppingTime"/> later at the latest; the runner kills it 10 s after the first signal.
    /// </summary>
    public CancellationToken Stopping { get; }

    /// <summary>Reads the inputs, all errors at once.</summary>
    /// <exception cref="InputErrors">At least one input is wrong.</exception>
    public T Read<T>(Func<InputReader, T> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var reader = new InputReader(inputs, Runner, Masks);
        var read = from(reader);
        reader.ThrowIfErrors();
        return read;
    }

    private string? File(string variable) => environment.Variables.GetValueOrDefault(variable) is { Length: > 0 } path ? path : null;
}
