using Actions.Toolkit;

namespace Migrate.Places;

/// <summary>Runs each command as a process of this machine, in the workspace.</summary>
internal sealed class LocalPlace(Inputs inputs, ActionContext action) : IPlace
{
    private const string InputVariable = "INPUT_";

    public string Description => $"this machine, folder {Folder}";
    public bool IsQuick => true;

    private string Folder => WorkingFolder.Of(inputs, action);

    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        WorkingFolder.Check(inputs, action);
        return Task.CompletedTask;
    }

    public async Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken)
    {
        action.Log.Info($"$ {command.Text}");
        var output = new CommandOutput();
        var begun = action.Time.GetTimestamp();
        using var limit = new CancellationTokenSource(command.Timeout, action.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var code = await action.Processes.StreamAsync(Process(command), (line, isPrinted) => output.Show(action.Log, line, isPrinted), either.Token);
            return End(code == 0 ? EndKind.Succeeded : EndKind.Failed, code, code == 0 ? "" : $"'{command.Text}' ended with exit code {code}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return End(EndKind.TimedOut, null, $"'{command.Text}' ran longer than {DurationText.Format(command.Timeout)} (input 'timeout') and was stopped");
        }
        catch (WorldError impossible)
        {
            return End(EndKind.NeverStarted, null, impossible.Message.TrimEnd('.'));
        }

        CommandEnd End(EndKind kind, int? code, string reason) => new(kind, code, reason, output, action.Time.GetElapsedTime(begun));
    }

    private ProcessCommand Process(Command command) => new(command.Words![0], [.. command.Words.Skip(1)])
    {
        WorkingDirectory = Folder,
        Environment = Environment(),
        Timeout = TimeSpan.FromDays(1),
    };

    private Dictionary<string, string> Environment()
    {
        var variables = action.Environment
            .Where(pair => !pair.Key.StartsWith(InputVariable, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in inputs.CommandEnvironment)
            variables[name] = value;
        return variables;
    }
}
