using Actions.Rollouts;
using Actions.Toolkit;
using Migrate.Engine;

namespace Migrate.Places;

/// <summary>The life of one container: made, listened to, started, waited for, removed.</summary>
internal sealed class ContainerRun(DockerEngine engine, ContainerWish wish, OnCancel onCancel, ActionContext action)
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private const int MostTries = 5;

    private readonly ContainerEnding ending = new(engine, wish.Name, action);
    private readonly CommandOutput output = new();
    private readonly long begun = action.Time.GetTimestamp();
    private bool isLeft;

    /// <exception cref="OperationCanceledException">The job was cancelled; the container was left or stopped as <c>on-cancel</c> says.</exception>
    public async Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            await engine.CreateAsync(wish, cancellationToken);
            using var lines = await engine.AttachAsync(wish.Name, cancellationToken);
            if (await StartAsync(cancellationToken) is { } refused)
                return ContainerVerdict.NotStarted(command, await engine.StateAsync(wish.Name, cancellationToken), refused, output, Took);
            return await FollowAsync(command, lines, cancellationToken);
        }
        catch (ReportedException problem)
        {
            return new CommandEnd(EndKind.NeverStarted, null, $"no container of {wish.Source.Text} could be made: {problem.Message.TrimEnd('.')}", output, Took);
        }
        finally
        {
            if (!isLeft)
                await ending.RemoveAsync();
        }
    }

    private TimeSpan Took => action.Time.GetElapsedTime(begun);

    /// <returns>Why it could not be started.</returns>
    private async Task<ReportedException?> StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A start under way is waited for a little: whether it runs must be known.
        using var start = new GraceToken(action.Time, cancellationToken);
        try
        {
            await engine.StartAsync(wish.Name, start.Token);
            action.Log.Info($"Container {wish.Name} runs.");
            return null;
        }
        catch (ReportedException refused)
        {
            return refused;
        }
        catch (OperationCanceledException)
        {
            isLeft = !await ending.CancelAsync(onCancel);
            throw;
        }
    }

    private async Task<CommandEnd> FollowAsync(Command command, Stream lines, CancellationToken cancellationToken)
    {
        using var reading = new CancellationTokenSource();
        var reader = ReadAsync(lines, reading.Token);
        try
        {
            var end = await ToTheEndAsync(command, cancellationToken);
            await Task.WhenAny(reader, Task.Delay(Drain, action.Time, cancellationToken));
            return end;
        }
        catch (OperationCanceledException)
        {
            isLeft = !await ending.CancelAsync(onCancel);
            throw;
        }
        finally
        {
            await reading.CancelAsync();
            await reader;
        }
    }

    private async Task<CommandEnd> ToTheEndAsync(Command command, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(command.Timeout, action.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var state = await SignOfLife.DuringAsync(EndedAsync(either.Token), action, waited => $"{DurationText.Format(TimeSpan.FromSeconds(Math.Round(waited.TotalSeconds)))}: container {wish.Name} runs");
            return ContainerVerdict.Of(command, state, output, Took);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var why = $"'{command.Text}' ran longer than {DurationText.Format(command.Timeout)} (input 'timeout')";
            await ending.StopAsync(why, cancellationToken);
            return new CommandEnd(EndKind.TimedOut, null, $"{why} and was stopped", output, Took);
        }
        catch (ReportedException problem)
        {
            isLeft = true;
            return new CommandEnd(EndKind.Unknown, null, $"how container {wish.Name} ended could not be found out: {problem.Message.TrimEnd('.')}", output, Took)
            {
                NextStep = $"It may still run. Follow it with 'docker logs -f {wish.Name}'.",
            };
        }
    }

    // A question that fails says nothing about the container.
    private async Task<ContainerState> EndedAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await engine.WaitAsync(wish.Name, cancellationToken);
            }
            catch (ReportedException) when (tries < MostTries)
            {
                await Task.Delay(BetweenTries, action.Time, cancellationToken);
            }
        }
    }

    private async Task ReadAsync(Stream lines, CancellationToken cancellationToken)
    {
        try
        {
            await OutputFrames.ReadAsync(lines, (line, isPrinted) => output.Show(action.Log, line, isPrinted), cancellationToken);
        }
        catch (IOException problem)
        {
            action.Log.Warning($"The lines of container {wish.Name} cannot be shown any more: {problem.Message}", title: "No log lines");
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for them any more.
        }
    }
}
