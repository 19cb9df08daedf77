using System.Text;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;
using Migrate.Functions;

namespace Migrate.Places;

/// <summary>Has a Lambda function migrate: it is invoked once, and its answer decides.</summary>
internal sealed class FunctionPlace(ILambda lambda, FunctionWish wish, ActionContext action) : IPlace
{
    private FunctionConfiguration? configuration;

    public string Description => wish.Text;
    public bool IsQuick => false;

    private string LogGroup => configuration?.Tree["LoggingConfig"]?[nameof(LogGroup)]?.ToString() ?? $"/aws/lambda/{FunctionName.Short(wish.Name!)}";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            configuration = await lambda.GetFunctionConfigurationAsync(wish.Name!, wish.Qualifier, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw new UserError($"Inputs 'function' and 'function-version': there is no {wish.Text}. {missing.Message}", "Check its name, the version or alias, region and account.", missing);
        }
        if (configuration.State is "Failed" or "Pending")
            throw new UserError($"{Capital(wish.Text)} is {configuration.State}: {configuration.StateReason.Text}", "Only a function that is Active can migrate.");
    }

    public async Task<CommandEnd> RunAsync(Command command, CancellationToken cancellationToken)
    {
        var begun = action.Time.GetTimestamp();
        var request = new InvokeRequest { FunctionName = wish.Name!, Qualifier = wish.Qualifier, Payload = wish.Payload, Limit = FunctionTest.LimitOf(configuration!.Timeout) };
        try
        {
            var invocation = await SignOfLife.DuringAsync(
                lambda.InvokeAsync(request, cancellationToken),
                action,
                waited => $"{DurationText.Format(TimeSpan.FromSeconds(Math.Round(waited.TotalSeconds)))}: {wish.Text} runs, for at most {DurationText.Format(configuration.Timeout)}");
            return End(invocation, action.Time.GetElapsedTime(begun));
        }
        catch (AwsException problem)
        {
            return NoAnswer(problem, action.Time.GetElapsedTime(begun));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            action.Log.Warning($"{Capital(wish.Text)} goes on: nothing can stop it. Look at log group {LogGroup} and at the database before it is run again.", title: "Cancelled");
            throw;
        }
    }

    private CommandEnd End(Invocation invocation, TimeSpan took)
    {
        action.Log.Info($"Version {invocation.ExecutedVersion} of {FunctionName.Short(wish.Name!)} has answered; the end of its log is:");
        var output = new CommandOutput();
        foreach (var line in invocation.LogTail.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            output.Show(action.Log, line, isPrinted: false);
        output.Show(action.Log, Encoding.UTF8.GetString(invocation.Payload), isPrinted: true);
        return FunctionVerdict.Of(wish, configuration!, invocation, output, took);
    }

    // It is never invoked again: whether it ran, nobody knows, and a migration must not run twice.
    private CommandEnd NoAnswer(AwsException problem, TimeSpan took)
    {
        var text = problem.FullText.ReplaceLineEndings(" ").TrimEnd('.');
        return problem.Outcome == CallOutcome.Unknown
            ? new CommandEnd(EndKind.Unknown, null, $"what became of {wish.Text} could not be found out: {text}", new CommandOutput(), took)
            {
                NextStep = $"It may have run, or still run. Look at log group {LogGroup} and at the database; it was not invoked again.",
            }
            : new CommandEnd(EndKind.NeverStarted, null, $"{wish.Text} was not run: {text}", new CommandOutput(), took);
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
