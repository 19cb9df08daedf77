using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actions.Toolkit;

/// <summary>
/// Runs an action: the only place that catches everything, reads the environment, writes the console and chooses the exit code.
/// Lifetime, signals and logging are those of Microsoft.Extensions.Hosting.
/// </summary>
public static class ActionHost
{
    /// <summary>Time from the first signal to the forced end. The runner sends SIGTERM 7.5 s after SIGINT and SIGKILL 2.5 s later (runner, ProcessInvoker.cs).</summary>
    public static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(4.5);

    /// <summary>Runs an action in this process.</summary>
    /// <param name="name">Name of the action: its folder, its program.</param>
    /// <param name="arguments">Command line without the program.</param>
    /// <param name="run">The action.</param>
    /// <returns>The process exit code.</returns>
    public static Task<int> RunAsync(string name, string[] arguments, Func<ActionContext, Task<ExitCode>> run) =>
        RunAsync(ActionEnvironment.OfProcess(name, arguments), run);

    /// <summary>Runs an action in a given environment.</summary>
    /// <returns>The process exit code.</returns>
    public static async Task<int> RunAsync(ActionEnvironment environment, Func<ActionContext, Task<ExitCode>> run)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(run);
        var runner = new RunnerContext(environment.Variables);
        var log = new ActionLog(environment.StandardOutput, runner.IsRunner, runner.IsDebug);
        var report = new ErrorReport(environment, log);
        try
        {
            var manifest = ActionManifest.Embedded(environment.Assembly);
            var commandLine = environment.Arguments.Count == 0 ? null : new CommandLine(manifest);
            if (commandLine?.Answers(environment.Arguments, environment.StandardOutput) == true)
                return ExitCode.Success.Value;
            var options = commandLine?.Values(environment.Arguments) ?? new Dictionary<string, string>(StringComparer.Ordinal);
            var exitCode = await RunHostedAsync(environment, new InputValues(manifest, environment.Variables, options), log, report, run);
            return exitCode.Value;
        }
        catch (Exception problem)
        {
            return report.Tell(problem, summary: null).Value;
        }
    }

    private static async Task<ExitCode> RunHostedAsync(
        ActionEnvironment environment, InputValues inputs, ActionLog log, ErrorReport report, Func<ActionContext, Task<ExitCode>> run)
    {
        using var host = BuildHost(environment, log);
        await host.StartAsync(CancellationToken.None);
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, environment.Stopping);
        var action = new ActionContext(environment, inputs, log, stopping.Token);
        var forcedEnd = EndByForce(action, environment);

        var exitCode = await RunActionAsync(action, inputs, report, run);
        // From here on stopping is the normal end and no longer somebody's wish.
        await forcedEnd.DisposeAsync();
        await host.StopAsync(CancellationToken.None);
        return exitCode;
    }

    private static async Task<ExitCode> RunActionAsync(
        ActionContext action, InputValues inputs, ErrorReport report, Func<ActionContext, Task<ExitCode>> run)
    {
        ExitCode exitCode;
        try
        {
            action.Outputs.EnsureWritable();
            WarnAboutUndeclared(inputs, action.Log);
            exitCode = await run(action);
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            exitCode = report.Tell(new WorldError($"{action.Name} was cancelled before it was finished."), action.Summary);
        }
        catch (Exception problem)
        {
            exitCode = report.Tell(problem, action.Summary);
        }
        return CompleteOutputs(action, report, exitCode);
    }

    private static ExitCode CompleteOutputs(ActionContext action, ErrorReport report, ExitCode exitCode)
    {
        try
        {
            action.Outputs.Complete();
            return exitCode;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A run that failed already keeps its own exit code: it was refused because of this very file, or says more than this.
            if (exitCode != ExitCode.Success)
                return exitCode;
            return report.Tell(new WorldError($"The outputs could not be written: {problem.Message}", inner: problem), action.Summary);
        }
    }

    private static IHost BuildHost(ActionEnvironment environment, ActionLog log)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = environment.Name });
        builder.Logging.AddProvider(new DebugLoggerProvider(log));
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        return builder.Build();
    }

    // An action that does not come back in time still leaves its outputs behind.
    private static CancellationTokenRegistration EndByForce(ActionContext action, ActionEnvironment environment) =>
        action.Stopping.Register(() => _ = EndLaterAsync(action, environment));

    private static async Task EndLaterAsync(ActionContext action, ActionEnvironment environment)
    {
        await Task.Delay(StoppingTime, environment.Time, CancellationToken.None);
        action.Log.Error($"{action.Name} was cancelled and did not stop within {DurationText.Format(StoppingTime)}; it was ended by force.");
        action.Outputs.Complete();
        environment.Terminate(ExitCode.Failed.Value);
    }

    private static void WarnAboutUndeclared(InputValues inputs, ActionLog log)
    {
        foreach (var (name, nearest) in inputs.Undeclared())
            log.Warning($"'{name}' is not an input of this action and has no effect{(nearest is null ? "" : $"; did you mean '{nearest}'?")}.");
    }
}
