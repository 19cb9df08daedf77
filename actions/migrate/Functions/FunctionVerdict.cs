using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;
using Migrate.Places;

namespace Migrate.Functions;

/// <summary>What the answer of a function means. Pure.</summary>
internal static class FunctionVerdict
{
    public static CommandEnd Of(FunctionWish wish, FunctionConfiguration configuration, Invocation invocation, CommandOutput output, TimeSpan took)
    {
        var answer = FunctionAnswer.Read(invocation.Payload);
        if (invocation.FunctionError is { } error)
            return OfError(wish, configuration, error, output, took);
        if (new PayloadExpectation(wish.Expected).Judge(invocation.StatusCode, invocation.Payload, took) is { } fault)
            return End(EndKind.Failed, $"{wish.Text} did not answer as expected: {fault.TrimEnd('.')}");
        if (answer.Ok == false)
            return End(EndKind.Failed, $"{wish.Text} says that it failed{(answer.Error is { } why ? $": {why.ReplaceLineEndings(" ").TrimEnd('.')}" : "")}");
        if (answer.Ok is null && wish.Expected.Count == 0)
        {
            return End(EndKind.Unknown, $"the answer of {wish.Text} does not say whether it went well: it has no member 'ok'") with
            {
                NextStep = "Have the function answer {\"ok\": true}, or say with 'expect' what a good answer is.",
            };
        }
        return End(EndKind.Succeeded, "");

        CommandEnd End(EndKind kind, string reason) => new(kind, null, reason, output, took) { Answer = answer };
    }

    // Lambda ends a function that takes too long, and tells so in the message of the error.
    private static CommandEnd OfError(FunctionWish wish, FunctionConfiguration configuration, string error, CommandOutput output, TimeSpan took) =>
        output.Has("Task timed out after")
            ? new CommandEnd(EndKind.TimedOut, null, $"{wish.Text} ran longer than its own time-out of {DurationText.Format(configuration.Timeout)} and was ended by Lambda", output, took)
            {
                NextStep = "What it had begun may be half done: look at the database. A migration that needs longer than 15 minutes needs a task ('run-in: ecs-task').",
            }
            : new CommandEnd(EndKind.Failed, null, $"{wish.Text} ended with an error ({error}): {output.Last(1)[0]}", output, took);
}
