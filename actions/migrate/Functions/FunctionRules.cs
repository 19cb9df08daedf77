using Actions.Toolkit;
using Migrate.Backups;
using Migrate.Locking;
using Migrate.Tools;

namespace Migrate.Functions;

/// <summary>What the inputs need of one another when a function migrates, and which mean nothing then.</summary>
internal static class FunctionRules
{
    private static readonly string[] OfFunctions = ["function", "function-version", "payload", "expect"];
    private static readonly string[] Commands = ["command", "check-command", "plan-command", "head-command", "downgrade-command", "pre-check", "post-check", "backup-command"];

    public static void Check(InputReader inputs, Inputs read)
    {
        if (read.Invoked.Name is null)
            inputs.Error("function", "'run-in: lambda' needs the name or the ARN of the function that migrates");
        if (read.Mode is not (Mode.Run or Mode.Check or Mode.Plan) && !(read.Mode == Mode.Unlock && read.Lock.Kind == LockKind.Lease))
            inputs.Error("mode", "a function can be asked to run, check or plan");
        if (read.Mode is Mode.Check or Mode.Plan && read.Invoked.Event is null)
            inputs.Error("payload", $"'mode: {KebabCase.Of(read.Mode)}' needs the event that makes the function only look; without it a function would migrate");
        if (read.OnCancel == OnCancel.Stop)
            inputs.Error("on-cancel", "a function that runs cannot be stopped: leave");
        foreach (var name in Commands.Where(name => inputs.OptionalText(name) is not null))
            inputs.Error(name, "a function runs its own code and no commands: 'payload' is what it is told");
        if (read.Commands.Tool is not CustomTool)
            inputs.Error("tool", "with 'run-in: lambda' nothing is read but the function's answer: leave it out");
        if (read.SafetyCopy.Kind == BackupKind.Command)
            inputs.Error("backup", "a function makes no file of the workspace: rds-instance, rds-cluster or none");
        if (read.Environment.Count > 0)
            inputs.Error("env", "a function has variables of its own: leave it out");
    }

    /// <summary>Inputs of a function mean nothing elsewhere, but do not hurt where its files of SQL are only read.</summary>
    public static void CheckElsewhere(InputReader inputs)
    {
        if (inputs.Choice<RunIn>("run-in") == RunIn.Lambda)
            return;
        foreach (var name in OfFunctions.Where(name => inputs.OptionalText(name) is not null))
            inputs.Error(name, "it belongs to 'run-in: lambda'");
    }
}
