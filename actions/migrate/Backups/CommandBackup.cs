using Actions.Health;
using Migrate.Places;

namespace Migrate.Backups;

/// <summary>A command makes the backup where the migration runs. It is believed when it wrote a file that is new, large enough, and passes its check.</summary>
internal sealed class CommandBackup(IPlace place, BackupWish wish) : IBackup
{
    public string Description => wish.File is { } file ? $"file {file.RelativePath}, by a command" : "by a command";

    public async Task<BackupEnd> MakeAsync(CancellationToken cancellationToken)
    {
        var before = State();
        var end = await place.RunAsync(new Command("backup", wish.Command, wish.Timeout), cancellationToken);
        if (!end.Succeeded)
            return Refused(end, end.Reason);
        if (wish.File is { } file && Doubt(file.RelativePath, before) is { } doubt)
            return BackupEnd.Failed(doubt, "Does the command write to that file, and did it have something to write?");
        if (wish.Verify is { } words && await place.RunAsync(new Command("check of the backup", words, wish.Timeout), cancellationToken) is { Succeeded: false } bad)
            return Refused(bad, $"it was made and is not good: {bad.Reason}");
        return new BackupEnd(wish.File?.RelativePath ?? end.Task?.Arn ?? "");
    }

    private string? Doubt(string name, (DateTime Written, long Length)? before)
    {
        if (State() is not { } after)
            return $"the command succeeded and file '{name}' is not there";
        if (after == before)
            return $"the command succeeded and did not touch file '{name}', which was there before";
        return after.Length >= wish.MinSize ? null : $"file '{name}' has {ByteSize.Format(after.Length)}, and a backup has {ByteSize.Format(wish.MinSize)} at least (input 'backup-min-size')";
    }

    private (DateTime Written, long Length)? State() =>
        wish.File is { } file && new FileInfo(file.RealPath) is { Exists: true } found ? (found.LastWriteTimeUtc, found.Length) : null;

    private static BackupEnd Refused(CommandEnd end, string why) => BackupEnd.Failed(why, end.NextStep) with { Command = end };
}
