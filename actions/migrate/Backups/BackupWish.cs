using Actions.Health;
using Actions.Toolkit;

namespace Migrate.Backups;

/// <param name="Kind">Null when the inputs do not say.</param>
/// <param name="File">What the command must have written.</param>
/// <param name="MinSize">Fewer bytes are no backup.</param>
/// <param name="Verify">A command that fails when the backup is none.</param>
/// <param name="Of">The RDS instance or cluster.</param>
/// <param name="Keep">How many of its own snapshots are kept; null keeps all.</param>
internal sealed record BackupWish(
    BackupKind? Kind, IReadOnlyList<string>? Command, WorkspacePath? File, int MinSize, IReadOnlyList<string>? Verify, string? Of, int? Keep, TimeSpan Timeout)
{
    public bool IsSnapshot => Kind is BackupKind.RdsInstance or BackupKind.RdsCluster;

    public static BackupWish Read(InputReader inputs) => new(
        Kind: inputs.Parsed<BackupKind?>("backup", text => ChoiceText.Parse<BackupKind>(text)),
        Command: inputs.Parsed("backup-command", CommandText.Parse),
        File: inputs.OptionalPath("backup-file"),
        MinSize: inputs.Parsed("backup-min-size", text => ByteSize.Parse(text, min: 1, max: int.MaxValue)),
        Verify: inputs.Parsed("backup-verify-command", CommandText.Parse),
        Of: inputs.OptionalText("backup-of"),
        Keep: inputs.OptionalInteger("backup-keep", 1, 1000),
        Timeout: inputs.Duration("backup-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)));

    /// <summary>What the inputs need of one another.</summary>
    public void Check(InputReader inputs, Mode mode, RunIn runIn)
    {
        if (Kind is null && mode == Mode.Downgrade)
            inputs.Error("backup", "'mode: downgrade' needs a backup, or the word none");
        if (Kind is null or BackupKind.None && (Command is not null || Of is not null))
            inputs.Error("backup", "give it together with 'backup-command' or 'backup-of': command, rds-instance or rds-cluster");
        if (IsSnapshot && Of is null)
            inputs.Error("backup-of", $"'backup: {KebabCase.Of(Kind!.Value)}' needs the identifier of the database in RDS");
        if (Kind == BackupKind.Command)
            CheckCommand(inputs, runIn);
    }

    private void CheckCommand(InputReader inputs, RunIn runIn)
    {
        if (Command is null)
            inputs.Error("backup-command", "'backup: command' needs the command that makes the backup");
        if (File is null && runIn != RunIn.EcsTask)
            inputs.Error("backup-file", "'backup: command' needs the file of the workspace that the command writes");
        if (File is not null && runIn == RunIn.EcsTask)
            inputs.Error("backup-file", "a task does not see the workspace; its command must store the backup elsewhere, and 'backup-verify-command' can look");
    }
}
