using Actions.Toolkit;

namespace Migrate;

/// <summary>What inputs need of one another.</summary>
internal static class InputRules
{
    public static void Check(InputReader inputs, Inputs read)
    {
        if (read.RunIn == RunIn.EcsTask)
            CheckTask(inputs, read);
        else if (read.Mode is Mode.Attach or Mode.Unlock)
            inputs.Error("mode", "it is about tasks and needs 'run-in: ecs-task'");
        CheckCommands(inputs, read);
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
        if (read is { Mode: Mode.Run, Destructive: Destructive.Refuse, ShowsSql: false })
            inputs.Error("destructive", "the SQL is not known before it runs: give 'sql' with the files that hold it, or 'plan-command' where the commands do not run in a task");
    }
}
