namespace Migrate.Backups;

/// <summary>Makes a copy to go back to, before anything else runs.</summary>
internal interface IBackup
{
    /// <summary>For people, such as <c>a snapshot of RDS instance shop</c>.</summary>
    string Description { get; }

    /// <summary>Comes back when the copy is there and can be used, or cannot be made.</summary>
    Task<BackupEnd> MakeAsync(CancellationToken cancellationToken);
}
