using Testing;

namespace Migrate.Tests.Backups;

/// <summary>A backup by a command of this machine, before the migration.</summary>
public sealed class CommandBackupTests
{
    private const string Dump = "sh -c 'head -c 2048 /dev/zero >backup.dump'";

    [Fact]
    public async Task A_good_backup_comes_first_and_is_named()
    {
        using var run = Run(Dump).Input("backup-verify-command", "test -s backup.dump").Input("pre-check", "test -e backup.dump");

        await MigrateWorld.MigrateAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("migrated");
        run.Outputs["backup"].ShouldBe("backup.dump");
        run.Summary.ShouldContain("**Backup:** `backup.dump`");
        IsMigrated(run).ShouldBeTrue();
    }

    [Theory]
    [InlineData("sh -c 'exit 3'", "ended with exit code 3")]
    [InlineData("true", "the command succeeded and did not touch file 'backup.dump', which was there before")]
    [InlineData("rm backup.dump", "the command succeeded and file 'backup.dump' is not there")]
    [InlineData("sh -c 'echo tiny >backup.dump'", "file 'backup.dump' has 5 bytes, and a backup has 1 KiB at least (input 'backup-min-size')")]
    [InlineData("sh -c 'head -c 4096 /dev/zero >backup.dump; touch broken'", "it was made and is not good: 'test ! -e broken' ended with exit code 1")]
    public async Task Without_a_good_backup_nothing_is_migrated(string command, string reason)
    {
        using var run = Run(command).Input("backup-verify-command", "test ! -e broken");
        File.WriteAllText(Path.Combine(run.Workspace, "backup.dump"), new string('x', 2000));

        await MigrateWorld.MigrateAsync(run);

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("failed");
        run.Outputs["reason"].ShouldStartWith("the backup failed, and nothing was migrated: ");
        run.Outputs["reason"].ShouldEndWith(reason);
        run.Outputs["backup"].ShouldBeEmpty();
        IsMigrated(run).ShouldBeFalse();
    }

    [Fact]
    public async Task A_migration_that_fails_says_which_backup_there_is()
    {
        using var run = Run(Dump).Input("command", "false");

        await MigrateWorld.MigrateAsync(run);

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["backup"].ShouldBe("backup.dump");
        run.Summary.ShouldContain("**Backup:** `backup.dump`");
    }

    [Fact]
    public async Task A_plan_says_that_a_backup_would_be_made()
    {
        using var run = Run(Dump).Input("dry-run", "true");

        await MigrateWorld.MigrateAsync(run);

        run.Log.ShouldContain("Would make a backup: file backup.dump, by a command");
        File.Exists(Path.Combine(run.Workspace, "backup.dump")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_way_back_needs_a_backup_or_the_word_none()
    {
        using var silent = Down();
        using var spoken = Down().Input("backup", "none");

        await MigrateWorld.MigrateAsync(silent);
        await MigrateWorld.MigrateAsync(spoken);

        silent.ExitCode.ShouldBe(2, silent.Log);
        silent.Log.ShouldContain("Input 'backup': 'mode: downgrade' needs a backup, or the word none.");
        spoken.ExitCode.ShouldBe(0, spoken.Log);
    }

    [Theory]
    [InlineData("command", "backup-command", "backup-file")]
    [InlineData("rds-instance", "backup-of")]
    public async Task What_a_backup_needs_is_told_at_once(string kind, params string[] missing)
    {
        using var run = new ActionRun().Input("run-in", "local").Input("command", "true").Input("backup", kind);

        await MigrateWorld.MigrateAsync(run);

        run.ExitCode.ShouldBe(2, run.Log);
        foreach (var input in missing)
            run.Log.ShouldContain($"Input '{input}': 'backup: {kind}' needs");
    }

    private static ActionRun Run(string command) => new ActionRun()
        .Input("run-in", "local").Input("command", "touch migrated").Input("backup", "command").Input("backup-command", command).Input("backup-file", "backup.dump");

    private static ActionRun Down() => new ActionRun()
        .Input("run-in", "local").Input("mode", "downgrade").Input("to", "aa01").Input("confirm", "aa01").Input("downgrade-command", "echo {revision}");

    private static bool IsMigrated(ActionRun run) => File.Exists(Path.Combine(run.Workspace, "migrated"));
}
