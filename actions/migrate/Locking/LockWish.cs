using Actions.Toolkit;

namespace Migrate.Locking;

/// <param name="Kind">What holds it.</param>
/// <param name="Key">Name of the lock; null takes the place's own.</param>
/// <param name="Wait">How long another migration's end is waited for.</param>
/// <param name="Location">Bucket and key of a lock in S3.</param>
internal sealed record LockWish(LockKind Kind, string? Key, TimeSpan Wait, string? Location)
{
    private const string InS3 = "s3://";

    public static LockWish Read(InputReader inputs, RunIn runIn, bool hasDatabase)
    {
        var text = inputs.Text("lock");
        var location = text.StartsWith(InS3, StringComparison.Ordinal) ? text[InS3.Length..] : null;
        var kind = (text, runIn) switch
        {
            ("auto", RunIn.EcsTask) => LockKind.Task,
            ("auto", _) => hasDatabase ? LockKind.Database : LockKind.None,
            ("task", RunIn.EcsTask) => LockKind.Task,
            ("database", _) when hasDatabase => LockKind.Database,
            ("none", _) => LockKind.None,
            _ when location?.IndexOf('/') is > 0 => LockKind.S3,
            _ => (LockKind?)null,
        };
        if (kind is null)
        {
            inputs.Error("lock", text switch
            {
                "task" => "a task can hold the lock only with 'run-in: ecs-task'",
                "database" => "it needs 'database-url'",
                _ => "expected auto, none, task, database or s3://bucket/key",
            });
        }
        return new LockWish(kind ?? LockKind.None, inputs.OptionalText("lock-key"), inputs.Duration("lock-wait", TimeSpan.Zero, TimeSpan.FromHours(6)), location);
    }
}
