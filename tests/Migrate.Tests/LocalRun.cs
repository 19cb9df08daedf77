using Migrate;
using Testing;

namespace Migrate.Tests;

/// <summary>Runs of the action whose commands are programs of this machine: the simplest that do what a tool would do.</summary>
internal static class LocalRun
{
    /// <summary>A run with a command that leaves the file <c>migrated</c> behind.</summary>
    public static ActionRun Create() => new ActionRun().Input("run-in", "local").Input("command", "touch migrated");

    public static bool HasMigrated(this ActionRun run) => File.Exists(Path.Combine(run.Workspace, "migrated"));

    public static ActionRun Write(this ActionRun run, string path, string content)
    {
        var full = Path.Combine(run.Workspace, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return run;
    }

    public static Task<ActionRun> MigrateAsync(this ActionRun run) => run.RunAsync("migrate", typeof(Inputs), MigrateApp.RunAsync);
}
