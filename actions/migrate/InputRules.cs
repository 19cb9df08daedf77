using Actions.Toolkit;
using Migrate.Functions;
using Migrate.Locking;

namespace Migrate;

/// <summary>What inputs need of one another.</summary>
internal static class InputRules
{
    public static void Check(InputReader inputs, Inputs read)
    {
        if (read.RunIn == RunIn.EcsTask)
            CheckTask(inputs, read);
        else if (read.RunIn == RunIn.Lambda)
            FunctionRules.Check(inputs, read);
        else if (read.Mode == Mode.Attach || (read.Mode == Mode.Unlock && read.Lock.Kind != LockKind.Lease))
            inputs.Error("mode", "it is about tasks and needs 'run-in: ecs-task'");
        if (read is { RunIn: RunIn.Image, OneOff.Image: null })
            inputs.Error("image", "'run-in: image' needs the image that the commands run in");
        if (read.RunIn != RunIn.Lambda)
        {
            FunctionRules.CheckElsewhere(inputs);
            CheckCommands(inputs, read);
        }
        if (read is { Mode: Mode.Run, Destructive: Destructive.Refuse, ShowsSql: false })
            inputs.Error("destructive", "the SQL is not known before it runs: give 'sql' with the files that hold it, or 'plan-command' where the commands do not run in a task");
        if (read.Mode is Mode.Run or Mode.Downgrade)
            read.SafetyCopy.Check(inputs, read.Mode, read.RunIn);
        if (read.Mode == Mode.RoundTrip && read.RunIn != RunIn.Lambda)
            CheckRoundTrip(inputs, read);
        if (read.Mode == Mode.Downgrade && read.RunIn != RunIn.Lambda)
            CheckDowngrade(inputs, read);
    }

    private static void CheckRoundTrip(InputReader inputs, Inputs read)
    {
        if (read.RunIn == RunIn.EcsTask)
            inputs.Error("run-in", "a round trip needs a database of its own beside the job: image or local");
        if (read.DatabaseUrl is null)
            inputs.Error("database-url", "'mode: round-trip' compares the schema and needs the address of a PostgreSQL database");
        if (!read.DatabaseDisposable)
            inputs.Error("database-disposable", "'mode: round-trip' drops what it made and must be told 'true'");
        if (read.Commands.Upgrade is null)
            inputs.Error("command", "'mode: round-trip' needs the command that migrates");
        if ((read.BaseRevision ?? read.Commands.Tool.Bottom) is not { } goal)
            inputs.Error("base-revision", "this tool needs it for 'mode: round-trip'");
        else if (read.Commands.Downgrade(goal) is null)
            inputs.Error("downgrade-command", "this tool has none of its own, and 'mode: round-trip' needs it");
    }

    private static void CheckDowngrade(InputReader inputs, Inputs read)
    {
        if (read.To is null)
            inputs.Error("to", "'mode: downgrade' needs the revision to go back to");
        else if (read.Confirm != read.To)
            inputs.Error("confirm", $"it must be the same as 'to', which is '{read.To}'");
        else if (read.Commands.Downgrade(read.To) is null)
            inputs.Error("downgrade-command", "this tool has none of its own, and 'mode: downgrade' needs it");
    }

    private static void CheckTask(InputReader inputs, Inputs read)
    {
        if (read.OneOff.Cluster.Length == 0)
            inputs.Error("cluster", "'run-in: ecs-task' needs the name or the ARN of the cluster");
        if (read.Mode == Mode.Attach && read.Task is null)
            inputs.Error("task", "'mode: attach' needs the id or the ARN of the task");
        if (read.Mode != Mode.Attach && read.OneOff is { Service: null, TaskDefinition: null })
            inputs.Error("service", "give 'service', whose task definition and network are taken, or 'task-definition'");
    }

    private static void CheckCommands(InputReader inputs, Inputs read)
    {
        if (read.Mode == Mode.Run && read.Commands.Upgrade is null && read.RunIn != RunIn.EcsTask)
            inputs.Error("command", "'tool: custom' needs the command that migrates");
        if (read.Mode == Mode.Check && read.Commands.Check is null)
            inputs.Error("check-command", "'mode: check' needs the command that fails when models and migrations differ");
        if (read.Mode == Mode.Plan && read.Commands.Plan is null && read.Sql.Count == 0)
            inputs.Error("plan-command", "'mode: plan' needs the command that prints what would run, or 'sql'");
    }
}
