using Actions.Toolkit;
using Migrate.Engine;

namespace Migrate.Places;

/// <summary>Stops, leaves and removes a container. What does not work is said and changes no verdict.</summary>
internal sealed class ContainerEnding(DockerEngine engine, string name, ActionContext action)
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopRequest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RemoveRequest = TimeSpan.FromSeconds(10);

    /// <summary>Its time is over.</summary>
    public async Task StopAsync(string why, CancellationToken cancellationToken)
    {
        action.Log.Warning($"Container {name} is stopped: {why}.");
        try
        {
            await engine.StopAsync(name, StopGrace, cancellationToken);
        }
        catch (ReportedException problem)
        {
            action.Log.Warning($"It could not be told to stop and is removed: {problem.Message}");
        }
    }

    /// <summary>The job was cancelled.</summary>
    /// <returns>Whether it has ended and can be removed.</returns>
    public async Task<bool> CancelAsync(OnCancel onCancel)
    {
        var (hasEnded, text) = onCancel == OnCancel.Leave
            ? (false, $"goes on: a migration is not cut in half. Follow it with 'docker logs -f {name}'; 'docker rm {name}' removes it when it has ended.")
            : await TellToStopAsync();
        action.Log.Warning($"Container {name} {text}", title: "Cancelled");
        return hasEnded;
    }

    public async Task RemoveAsync()
    {
        using var limit = new CancellationTokenSource(RemoveRequest, action.Time);
        try
        {
            await engine.RemoveAsync(name, limit.Token);
        }
        catch (EngineError absent) when (absent.Status == EngineError.NotFound)
        {
            // It was never made, or somebody was quicker.
        }
        catch (Exception problem) when (problem is ReportedException or OperationCanceledException)
        {
            action.Log.Warning($"Container {name} could not be removed; 'docker rm -f {name}' does it. {problem.Message}");
        }
    }

    // The engine goes on with it when nobody waits for its answer any more.
    private async Task<(bool HasEnded, string Text)> TellToStopAsync()
    {
        using var limit = new CancellationTokenSource(StopRequest, action.Time);
        try
        {
            await engine.StopAsync(name, StopGrace, limit.Token);
            return (true, "was stopped.");
        }
        catch (OperationCanceledException)
        {
            return (false, $"was told to stop and has {DurationText.Format(StopGrace)} for it; its end is not waited for. 'docker rm {name}' removes it.");
        }
        catch (ReportedException problem)
        {
            return (false, $"could not be told to stop and may go on: {problem.Message}");
        }
    }
}
