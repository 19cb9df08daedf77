using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Locking;

/// <param name="Kind">What holds it.</param>
/// <param name="Key">Name of the lock; null takes the place's own.</param>
/// <param name="Wait">How long another migration's end is waited for.</param>
internal sealed record LockWish(LockKind Kind, string? Key, TimeSpan Wait)
{
    /// <summary>The object that is the lock.</summary>
    public S3Location? Location { get; private init; }

    /// <summary>Whether the input names an object in S3.</summary>
    public static bool IsLease(InputReader inputs) => inputs.Text("lock").StartsWith("s3:", StringComparison.Ordinal);

    public static LockWish Read(InputReader inputs, RunIn runIn, bool hasDatabase)
    {
        var key = inputs.OptionalText("lock-key");
        var wait = inputs.Duration("lock-wait", TimeSpan.Zero, TimeSpan.FromHours(6));
        if (!IsLease(inputs))
            return new LockWish(KindOf(inputs, runIn, hasDatabase), key, wait);
        if (key is not null)
            inputs.Error("lock-key", "a lock in S3 is named by its address");
        var location = inputs.Parsed("lock", LocationOf);
        return new LockWish(LockKind.Lease, location is null ? null : $"{location.Bucket}/{location.Key}", wait) { Location = location };
    }

    private static LockKind KindOf(InputReader inputs, RunIn runIn, bool hasDatabase)
    {
        var text = inputs.Text("lock");
        var kind = (text, runIn) switch
        {
            ("none", _) => LockKind.None,
            ("auto" or "task", RunIn.EcsTask) => LockKind.Task,
            ("auto", _) => hasDatabase ? LockKind.Database : LockKind.None,
            ("database", _) when hasDatabase => LockKind.Database,
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
        return kind ?? LockKind.None;
    }

    private static S3Location LocationOf(string text) => S3Location.Parse(text) is { VersionId: null } location
        ? location
        : throw new FormatException("a lock has no versions: expected s3://bucket/key");
}
