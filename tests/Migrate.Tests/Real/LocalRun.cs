using Testing;

namespace Migrate.Tests.Real;

/// <summary>Runs whose commands run on this machine, with the Python that Debian's packages belong to.</summary>
internal static class LocalRun
{
    public static ActionRun Of(string tool, string database)
    {
        var run = new ActionRun().Input("run-in", "local").Input("tool", tool).Input("database-url", database);
        var bin = Directory.CreateDirectory(Path.Combine(run.Workspace, ".bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "python"), "/usr/bin/python3");
        run.Variables["PATH"] = $"{bin}:/usr/bin:/bin";
        run.Variables["PYTHONPATH"] = run.Workspace;
        run.Variables["PYTHONDONTWRITEBYTECODE"] = "1";
        return run;
    }

    public static Task<ActionRun> MigrateAsync(ActionRun run) => run.RunAsync("migrate", typeof(Inputs), MigrateApp.RunAsync);
}
