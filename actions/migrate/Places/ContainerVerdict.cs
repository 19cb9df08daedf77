using Actions.Rollouts;
using Actions.Toolkit;
using Migrate.Engine;

namespace Migrate.Places;

/// <summary>What the end of a container means, and what to do about it.</summary>
internal static class ContainerVerdict
{
    private const string NoMemory = "The container has no limit of its own: the machine of the job has too little memory, or the command needs more than it should.";
    private const string NoProgram = "The first word of the command must be a program of the image, on its PATH or with its path. No shell runs the command.";

    public static CommandEnd Of(Command command, ContainerState state, CommandOutput output, TimeSpan took)
    {
        if (state.ExitCode == 0)
            return new CommandEnd(EndKind.Succeeded, 0, "", output, took);
        var meaning = StopSigns.ExitCode(state.ExitCode, state.OutOfMemory ? "OutOfMemory" : state.Error);
        return new CommandEnd(EndKind.Failed, state.ExitCode, $"'{command.Text}' ended with exit code {state.ExitCode}: {meaning}", output, took)
        {
            NextStep = state.OutOfMemory ? NoMemory : StopSigns.Of(string.Join('\n', output.Last(1)))?.NextStep ?? "",
        };
    }

    /// <summary>The engine refused to start it.</summary>
    public static CommandEnd NotStarted(Command command, ContainerState state, ReportedException refused, CommandOutput output, TimeSpan took)
    {
        var isOfCommand = state.ExitCode is 126 or 127;
        var meaning = isOfCommand ? $"{StopSigns.ExitCode(state.ExitCode, null)}. " : "";
        return new CommandEnd(EndKind.NeverStarted, null, $"'{command.Text}' could not be started: {meaning}{refused.Message.TrimEnd('.')}", output, took)
        {
            NextStep = isOfCommand ? NoProgram : StopSigns.Of(refused.Message)?.NextStep ?? "",
        };
    }
}
