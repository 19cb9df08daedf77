using Actions.Toolkit;

namespace Migrate.Locking;

/// <param name="Kind">What holds it.</param>
/// <param name="Key">Name of the lock; null takes the place's own.</param>
/// <param name="Wait">How long another migration's end is waited for.</param>
internal sealed record LockWish(LockKind Kind, string? Key, TimeSpan Wait)
{
    public static LockWish Read(InputReader inputs, RunIn runIn, bool hasDatabase)
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
                _ => "expected auto, none, task or database",
            });
        }
        return new LockWish(kind ?? LockKind.None, inputs.OptionalText("lock-key"), inputs.Duration("lock-wait", TimeSpan.Zero, TimeSpan.FromHours(6)));
    }
}
